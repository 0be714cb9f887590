import { beforeAll, describe, expect, test } from 'vitest';
import type { WireChange } from '../actions/ports/log.ts';
import type { Certificate, OwnIdentity } from '../actions/ports/pgp.ts';
import type { Refusal } from '../domain/result.ts';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import { readBundleCertificates } from './bundle-certificates.ts';
import { verifyChanges } from './bundle-changes.ts';
import { encodeChanges } from './change-lines.ts';
import { contentOf, craftBundle, scoutsHere, surroundingsOf } from './crafted-bundle.ts';
import { createExchange } from './exchange.ts';
import { certificateName } from './member-names.ts';
import type { Scout, Scouted } from './scout.ts';
import { steps } from './scout-bundle.ts';

/* What a scout's word is worth to whoever reads behind it: leave to go on, or a no. */

const pgp = createPgpForExchange();
const now = new Date('2026-03-14T12:00:00Z');
const randomness = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
const exchangeWith = (scout: Scout) => createExchange(pgp, randomness, { now: () => now }, () => scout);
const costly: Refusal = { code: 'bundle-too-costly' };

let ana: OwnIdentity;
let ben: OwnIdentity;
let wires: readonly WireChange[];
beforeAll(async () => {
  ana = await pgp.createIdentity('Ana', now);
  ben = await pgp.createIdentity('Ben', now);
  const exchange = exchangeWith(scoutsHere(pgp)(new AbortController().signal));
  const signed = Array.from({ length: 130 }, (_, index) => exchange.signChange(contentOf(`n${index}`), ana));
  wires = (await Promise.all(signed)).map(({ wire }) => wire);
});

/** Comes as far as `reach` says, and then refuses, or goes on when it is asked again. */
const scoutTo = (reach: (step: number) => Scouted): Scout & { readonly asked: number[] } => {
  const asked: number[] = [];
  const until = (step: number): Promise<Scouted> => {
    asked.push(step);
    return Promise.resolve(reach(step));
  };
  return { asked, until, start: () => undefined, end: () => undefined };
};
const stoppedAt = (reached: number, refusal: Refusal = costly): Scout =>
  scoutTo(() => ({ reached, refusal }));

async function verify(
  scout: Scout,
  lines: readonly WireChange[] = wires,
  signal = new AbortController().signal,
) {
  const told: number[] = [];
  const result = await verifyChanges(
    encodeChanges(lines),
    { usable: new Map([[ana.certificate.digest, ana.certificate]]), unusable: new Map() },
    { contact: () => null, progress: (_, done, total) => void told.push(done, total), signal },
    pgp,
    scout,
  );
  return { said: result.ok ? result.value.changes.length : result.refusal.code, told };
}

describe('the reader of changes', () => {
  test('asks for what it takes at a time, and no further', async () => {
    const scout = scoutTo((step) => ({ reached: step, refusal: null }));
    expect(await verify(scout)).toEqual({ said: 130, told: [64, 130, 128, 130, 130, 130] });
    expect(scout.asked).toEqual([64, 128, 192].map((line) => steps.statements + line));
  });

  test('goes only as far as the scout has come', async () => {
    const { statements } = steps;
    expect(await verify(stoppedAt(statements + 100))).toEqual({
      said: costly.code,
      told: [64, 130, 100, 130],
    });
    expect(await verify(stoppedAt(statements))).toEqual({ said: costly.code, told: [0, 130] });
    // Slower than it was asked to be, which is no reason to stop.
    let reached: number = statements;
    const slow = scoutTo(() => ({ reached: (reached += 50), refusal: null }));
    expect(await verify(slow)).toMatchObject({ said: 130, told: [50, 130, 100, 130, 130, 130] });
  });

  test('names a fault in front of the one that stopped the scout, and none behind', async () => {
    const altered = wires.with(10, { ...wires[10]!, disclosures: wires[11]!.disclosures });
    expect((await verify(stoppedAt(steps.statements + 20), altered)).said).toBe('change-digest-bad');
    expect((await verify(stoppedAt(steps.statements + 10), altered)).said).toBe(costly.code);
  });

  test('stops when it is told to', async () => {
    const scout = scoutTo(() => ({ reached: Infinity, refusal: null }));
    expect((await verify(scout, wires, AbortSignal.abort())).said).toBe('cancelled');
  });
});

describe('the reader of a bundle', () => {
  const codeWith = async (scout: Scout, known: readonly { certificate: Certificate }[]): Promise<string> => {
    const bytes = await craftBundle(pgp, { from: ana, to: ben.certificate, changes: wires.slice(0, 3) });
    const read = await exchangeWith(scout).readBundle(bytes, surroundingsOf(ben, known));
    return read.ok ? 'taken' : read.refusal.code;
  };

  test('takes no step that the scout did not come through', async () => {
    const contacts = [{ certificate: ana.certificate }];
    for (const step of [
      0,
      steps.envelope,
      steps.sender,
      steps.members,
      steps.certificates,
      steps.statements + 2,
    ])
      expect(await codeWith(stoppedAt(step), contacts), `step ${step}`).toBe(costly.code);
    expect(await codeWith(stoppedAt(Infinity), contacts)).toBe('taken');
    // A stranger's certificate is only read where the scout has read it.
    expect(await codeWith(stoppedAt(steps.envelope), [])).toBe(costly.code);
    expect(await codeWith(stoppedAt(steps.sender), [])).toBe('signer-unknown');
  });

  test('ends its scout, whatever it found', async () => {
    for (const reached of [0, Infinity]) {
      let ended = 0;
      const scout = { ...stoppedAt(reached), end: () => void (ended += 1) };
      await codeWith(scout, [{ certificate: ana.certificate }]);
      expect(ended).toBe(1);
    }
  });
});

test('nothing but certificates is read as one', async () => {
  const read: number[] = [];
  const members = [
    { name: 'changes.jsonl', content: new Uint8Array(1) },
    { name: certificateName(ana.certificate.digest), content: new Uint8Array(2) },
    { name: 'padding', content: new Uint8Array(3) },
  ];
  await readBundleCertificates(members, {
    readCertificate: (input) => {
      read.push(input.byteLength);
      return Promise.resolve({ ok: true, value: ana.certificate });
    },
  });
  expect(read).toEqual([2]);
});
