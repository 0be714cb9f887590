import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IdentityDigest } from '../domain/ids.ts';
import type { Exchange, Manifest } from '../actions/ports/exchange.ts';
import type { OwnIdentity } from '../actions/ports/pgp.ts';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import { craftTar, scoutsHere, type Crafting } from './crafted-bundle.ts';
import { createExchange } from './exchange.ts';
import { journalHeadBytes, type JournalEntry } from './journal.ts';
import { encodeJournal } from './journal-lines.ts';
import { sha256 } from './sha256.ts';

/* Audit bundles that no honest writer makes, each with one fault, signed with real keys all the same. */

const pgp = createPgpForExchange();
const now = new Date('2026-03-14T12:00:00Z');
let exchange: Exchange;
let ana: OwnIdentity;
let cleo: OwnIdentity;
let journal: readonly JournalEntry[];

beforeAll(async () => {
  exchange = createExchange(
    pgp,
    { bytes: (count) => randomBytes(count) },
    { now: () => now },
    scoutsHere(pgp),
  );
  ana = await pgp.createIdentity('Ana', now);
  cleo = await pgp.createIdentity('Cleo', now);
  const first = exchange.nextJournalEntry(exchange.journalStart, {
    what: 'identity created',
    digest: ana.certificate.digest,
  });
  journal = [first, exchange.nextJournalEntry(first, { what: 'erased', count: 1 })];
});

interface Fault {
  readonly to?: OwnIdentity;
  readonly content?: Uint8Array;
  readonly signer?: OwnIdentity;
  readonly signedAs?: IdentityDigest;
  readonly withoutSignature?: boolean;
  readonly preset?: string;
  readonly end?: Manifest['journal'];
  readonly stored?: Crafting['stored'];
}

async function verify(fault: Fault = {}, pin: OwnIdentity = ana) {
  const pins = new Set([pin.certificate.digest]);
  return exchange.verifyAudit([await tarWith(fault)], { pins, certificates: [] });
}

async function tarWith(fault: Fault): Promise<Uint8Array> {
  const last = journal.at(-1) ?? exchange.journalStart;
  const end = fault.end ?? { number: last.number, head: last.head };
  const head = journalHeadBytes(fault.signedAs ?? ana.certificate.digest, end);
  const signature = await pgp.signDetached('journal head', head, fault.signer ?? ana, now);
  return craftTar(pgp, {
    from: ana,
    to: (fault.to ?? cleo).certificate,
    draft: { preset: fault.preset ?? 'auditor', journal: end },
    members: (members) =>
      members.toSpliced(
        -1,
        0,
        { name: 'journal.jsonl', content: fault.content ?? encodeJournal(journal) },
        ...(fault.withoutSignature === true ? [] : [{ name: 'journal.jsonl.sig', content: signature }]),
      ),
    ...(fault.stored === undefined ? {} : { stored: fault.stored }),
  });
}

describe('one audit bundle', () => {
  test('without a fault, so that the faults below are what is found', async () => {
    expect(await verify()).toMatchObject({ value: { verdict: 'sound', journals: [{ entries: 2 }] } });
  });

  test.each<[string, () => Fault, string]>([
    ['a head signed by another', () => ({ signer: cleo }), 'journal-signature-bad'],
    ['a head signed for another', () => ({ signedAs: cleo.certificate.digest }), 'journal-signature-bad'],
    ['a journal without a signature', () => ({ withoutSignature: true }), 'manifest-malformed'],
    ['a journal for somebody who is no auditor', () => ({ preset: 'coordinator' }), 'manifest-malformed'],
    ['lines that are none', () => ({ content: Buffer.from('{}\n') }), 'journal-malformed'],
    [
      'a journal exchanged after the manifest was signed',
      () => ({
        stored: (members) =>
          members.map((one) =>
            one.name === 'journal.jsonl' ? { ...one, content: encodeJournal(journal.slice(1)) } : one,
          ),
      }),
      'bundle-member-altered',
    ],
  ])('%s', async (_, fault, code) => {
    expect(await verify(fault())).toMatchObject({ refusal: { code, detail: { file: 1 } } });
  });

  test('by someone who is not pinned', async () => {
    expect(await verify({}, cleo)).toMatchObject({ refusal: { code: 'signer-unknown' } });
  });

  test('a journal whose last entry is missing, and one with an entry more than was signed', async () => {
    const [first] = journal;
    const cut = await verify({ content: encodeJournal(journal.slice(0, 1)) });
    expect(cut).toMatchObject({ value: { findings: [{ code: 'journal-end-differs', entry: 2 }] } });
    const end = { number: 1, head: first?.head ?? '' };
    expect(await verify({ end })).toMatchObject({
      value: { findings: [{ code: 'journal-end-differs', entry: 2 }] },
    });
    const another = { number: 2, head: sha256('another') };
    expect(await verify({ end: another })).toMatchObject({
      value: { verdict: 'contradicted', journals: [{ completeUpTo: 0 }] },
    });
  });

  test('a file that its owner made for the owner witnesses nothing; one for somebody else does', async () => {
    const [first] = journal;
    const end = { number: 1, head: first?.head ?? '' };
    const whole = await tarWith({});
    const completeWith = async (to: OwnIdentity): Promise<unknown> => {
      const early = await tarWith({ to, content: encodeJournal(journal.slice(0, 1)), end });
      const pins = new Set([ana.certificate.digest]);
      const report = await exchange.verifyAudit([early, whole], { pins, certificates: [] });
      return report.ok && report.value.journals[0]?.completeUpTo;
    };
    expect(await completeWith(ana)).toBe(0);
    expect(await completeWith(cleo)).toBe(1);
  });
});
