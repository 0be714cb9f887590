import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands } from '../../src-preload/contract/commands.ts';
import type { Handlers } from '../actions/ports/desk.ts';
import { done } from '../domain/result.ts';
import { answerCommand } from './answer-command.ts';
import { gate, names } from './testing/gate-stage.ts';

/** What a window that was taken over might send: anything, things that look right, and paths. The same in every run. */
function randomInputs(count: number): unknown[] {
  return fc.sample(
    fc.oneof(
      fc.anything({
        maxDepth: 3,
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
      }),
      fc.record({ id: fc.stringMatching(/^[0-9a-f]{32}$/), text: fc.string(), limit: fc.integer() }),
      fc.record({ path: fc.constant('/etc/passwd'), passphrase: fc.string() }),
      fc.record({ passphrase: fc.string() }),
      fc.record({ key: fc.string(), value: fc.jsonValue() }),
      fc.constant({ bytes: new Uint8Array(10) }),
      fc.constant(undefined),
    ),
    { numRuns: count, seed: 7 },
  );
}

test(
  '10,000 random calls per channel: every one answered, none crashes it, no stray path',
  { timeout: 120_000 },
  async () => {
    const { call, told } = gate();
    const values = randomInputs(10_000);
    const codes = new Set<string>();
    for (const name of names) {
      for (const value of values) {
        const reply = await call(name, value);
        if (!reply.ok) codes.add(reply.refusal.code);
      }
    }
    expect([...codes].toSorted()).toEqual(['bug', 'input-malformed']);
    const paths = new Set(told.map((message) => (message.kind === 'call' ? message.path : null)));
    expect([...paths].filter((path) => path !== null && path !== '/home/heron/file.pgp')).toEqual([]);
  },
);

test(
  '10,000 random inputs by each secret port: every one answered, none with more than a code',
  { timeout: 120_000 },
  async () => {
    const values = randomInputs(10_000);
    const codes = new Set<string>();
    const parts = {
      desk: {
        handlers: new Proxy({}, { get: () => async () => done(null) }) as Handlers,
        state: () => ({ open: true, clockBehind: false, restored: false, erasedAgain: null }),
        reminderTimes: () => [],
        idle: async () => undefined,
        close: async () => undefined,
      },
      note: () => undefined,
      inTurn: <T>(work: () => Promise<T>) => work(),
      progress: () => undefined,
      printBug: () => undefined,
      elapsed: () => 0,
    };
    for (const [name, { runs, file }] of Object.entries(commands)) {
      if (runs !== 'secret') continue;
      for (const value of values) {
        const reply = await answerCommand(parts, 'secret', name, value, file === null ? null : '/chosen');
        if (!reply.ok) codes.add(JSON.stringify(reply.refusal));
      }
    }
    expect([...codes]).toEqual(['{"code":"input-malformed"}']);
  },
);
