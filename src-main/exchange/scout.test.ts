import { describe, expect, test } from 'vitest';
import type { WireChange } from '../actions/ports/log.ts';
import type { DisclosureDigest } from '../domain/ids.ts';
import type { Refusal } from '../domain/result.ts';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import { encodeBase64url } from './base64url.ts';
import { encodeHeader } from './change.ts';
import { craftTar, type Crafting } from './crafted-bundle.ts';
import { certificateName, changesName, statementsName } from './member-names.ts';
import { refusalBefore, refusalThroughout, ScoutReports, type Scout, type Scouted } from './scout.ts';
import { scoutBundle, steps } from './scout-bundle.ts';
import { sha256 } from './sha256.ts';

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

describe('a scout', () => {
  const pgp = createPgpForExchange();
  const now = new Date('2026-03-14T12:00:00Z');
  const whole = Object.values(steps);
  const walk = async (crafting: Partial<Crafting>) => {
    const from = await pgp.createIdentity('Ana', now);
    const tar = await craftTar(pgp, { from, to: from.certificate, ...crafting });
    const read: number[] = [];
    const readCertificate: typeof pgp.readCertificate = (bytes) => {
      read.push(bytes.length);
      return pgp.readCertificate(bytes);
    };
    const scout = scoutBundle(tar, { readCertificate });
    const told: number[] = [];
    for (;;) {
      const next = await scout.next();
      if (!next.done) told.push(next.value);
      else return { told, read: read.length, code: next.value.ok ? 'through' : next.value.refusal.code };
    }
  };
  const author = sha256('author') as never;
  const line = (index: number): WireChange => ({
    header: encodeBase64url(encodeHeader(author, [sha256(`${index}`) as DisclosureDigest])),
    signature: '',
    disclosures: [],
  });
  const lines = Array.from({ length: 130 }, (_, index) => line(index));
  const unread: Crafting['members'] = (all) =>
    all.toSpliced(-1, 0, { name: statementsName, content: Buffer.from('?') });

  test('goes all the way, reads the sender’s certificate ahead of the others, and tells of every 64th line', async () => {
    expect(await walk({})).toEqual({ told: whole, read: 2, code: 'through' });
    const told = [...whole, steps.statements + 64, steps.statements + 128];
    expect(await walk({ changes: lines })).toEqual({ told, read: 2, code: 'through' });
  });

  test.each<[string, Partial<Crafting>, number, string]>([
    ['the tar', { tar: (tar) => tar.subarray(512) }, 0, 'bundle-malformed'],
    ['the manifest', { manifest: () => '{' }, 0, 'manifest-malformed'],
    ['a member', { stored: (all) => all.slice(0, -1) }, 2, 'bundle-member-altered'],
    ['statements', { members: unread }, 4, 'statement-malformed'],
  ])('stops at a fault of form in %s', async (_, crafting, reached, code) =>
    expect(await walk(crafting)).toMatchObject({ told: whole.slice(0, reached), code }),
  );

  test('stops at a certificate under the name of another, and reads none where there is none', async () => {
    const to = (await pgp.createIdentity('Ben', now)).certificate;
    const renamed: Crafting['members'] = (all) =>
      all.map((one) => (one.name.startsWith('certs/') ? { ...one, name: certificateName(to.digest) } : one));
    expect(await walk({ members: renamed })).toMatchObject({
      told: whole.slice(0, 3),
      code: 'certificate-malformed',
    });
  });

  test('stops at a line that is no change, and tells how many were good', async () => {
    const broken = { ...line(0), disclosures: ['eHh4'] };
    const found = await walk({ changes: [...lines.slice(0, 2), broken, line(3)] });
    expect(found).toMatchObject({ told: [...whole, steps.statements + 2], code: 'change-digest-bad' });
    const cut: Crafting['members'] = (all) =>
      all.map((one) => (one.name === changesName ? { ...one, content: Buffer.from('{}\n') } : one));
    expect(await walk({ members: cut })).toMatchObject({
      told: [...whole, steps.statements],
      code: 'change-malformed',
    });
  });
});
