import { describe, expect, test } from 'vitest';
import type { Refusal } from '../domain/result.ts';
import { refusalBefore, refusalThroughout, ScoutReports, type Scout, type Scouted } from './scout.ts';

const costly: Refusal = { code: 'bundle-too-costly' };
const scoutOf = (scouted: Scouted): Scout => ({
  until: () => Promise.resolve(scouted),
  start: () => undefined,
  end: () => undefined,
});
const stoppedAt = (reached: number, refusal = costly): Scout => scoutOf({ reached, refusal });

describe('a scout’s reports', () => {
  test('let nobody go on before the step is reached, and everybody know of a refusal', async () => {
    const reports = new ScoutReports();
    const heard: string[] = [];
    const wait = (step: number): Promise<void> =>
      reports.until(step).then(({ reached, refusal }) => {
        heard.push(`${step}: ${reached} ${refusal?.code ?? ''}`.trim());
      });
    const waiting = [wait(1), wait(2), wait(3)];
    reports.reach(2);
    await Promise.all(waiting.slice(0, 2));
    expect(heard).toEqual(['1: 2', '2: 2']);
    reports.refuse(costly);
    reports.refuse({ code: 'cancelled' });
    reports.reach(9);
    await Promise.all([...waiting, wait(1)]);
    expect(heard.slice(2)).toEqual(['3: 2 bundle-too-costly', '1: 2 bundle-too-costly']);
  });

  test('cancelled stops at any step, any other refusal at those not reached', async () => {
    expect(await refusalBefore(stoppedAt(2), 2)).toBeNull();
    expect(await refusalBefore(stoppedAt(2), 3)).toBe(costly);
    const cancelled: Refusal = { code: 'cancelled' };
    expect(await refusalBefore(stoppedAt(9, cancelled), 3)).toBe(cancelled);
  });

  test('are heard to their end where the whole tar comes first, and the scout is ended', async () => {
    for (const refusal of [null, costly]) {
      const seen: unknown[] = [];
      const tar = new Uint8Array(1);
      const scout: Scout = {
        start: (given) => void seen.push(given),
        until: (step) =>
          Promise.resolve({ reached: Infinity, refusal: seen.push(step) > 0 ? refusal : null }),
        end: () => void seen.push('end'),
      };
      expect(await refusalThroughout(() => scout, tar)).toBe(refusal);
      expect(seen).toEqual([tar, Infinity, 'end']);
    }
  });
});
