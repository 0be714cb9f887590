import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IdentityDigest } from '../domain/ids.ts';
import type { Exchange, Manifest } from '../actions/ports/exchange.ts';
import type { Certificate, OwnIdentity } from '../actions/ports/pgp.ts';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import { contentOf, craftTar, scoutsHere, type Crafting } from './crafted-bundle.ts';
import { createExchange } from './exchange.ts';
import { journalHeadBytes, type JournalEntry } from './journal.ts';
import { encodeJournal } from './journal-lines.ts';
import { scoutedAlready, type Scout } from './scout.ts';
import { sha256 } from './sha256.ts';
import type { TarMember } from './ustar.ts';

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
  readonly more?: Partial<Crafting>;
  /** Before the manifest lists it. */
  readonly certificate?: (member: TarMember) => TarMember;
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
      members
        .map(fault.certificate ?? ((one) => one))
        .toSpliced(
          -1,
          0,
          { name: 'journal.jsonl', content: fault.content ?? encodeJournal(journal) },
          ...(fault.withoutSignature === true ? [] : [{ name: 'journal.jsonl.sig', content: signature }]),
        ),
    ...(fault.stored === undefined ? {} : { stored: fault.stored }),
    ...fault.more,
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

  test('faults of form are found by the reader too, when the scout was turned, and by the scout alone', async () => {
    const pins = new Set([ana.certificate.digest]);
    const with_ = (scout: Scout) =>
      createExchange(pgp, { bytes: (count) => randomBytes(count) }, { now: () => now }, () => scout);
    const said = async (scout: Scout, tar: Uint8Array): Promise<string> => {
      const read = await with_(scout).verifyAudit([tar], { pins, certificates: [] });
      return read.ok ? read.value.verdict : read.refusal.code;
    };
    const underAnother = (one: TarMember): TarMember =>
      one.name.startsWith('certs/')
        ? { ...one, content: Buffer.from(pgp.armorCertificate(cleo.certificate)) }
        : one;
    const tar = await tarWith({});
    expect(await said(scoutedAlready, tar)).toBe('sound');
    expect(await said(scoutedAlready, tar.subarray(0, -1))).toBe('bundle-malformed');
    expect(await said(scoutedAlready, await tarWith({ certificate: underAnother }))).toBe(
      'certificate-malformed',
    );
    const emptied = (all: TarMember[]) =>
      all.map((one) => (one.name === 'changes.jsonl' ? { ...one, content: Buffer.from('x') } : one));
    expect(await said(scoutedAlready, await tarWith({ stored: emptied }))).toBe('bundle-member-altered');
    const { wire } = await exchange.signChange(contentOf('Wren'), ana);
    const changes = [{ ...wire, disclosures: ['eHh4'] }];
    expect(await said(scoutedAlready, await tarWith({ more: { changes } }))).toBe('change-digest-bad');
    const refusal = { code: 'bundle-too-costly' } as const;
    const stopped = { ...scoutedAlready, until: () => Promise.resolve({ reached: 0, refusal }) };
    expect(await said(stopped, tar)).toBe(refusal.code);
  });

  test('a manifest signed by another, and files that prove nothing', async () => {
    expect(await verify({ more: { signer: cleo } })).toMatchObject({
      refusal: { code: 'bundle-signature-bad' },
    });
    const tar = await tarWith({});
    expect(await exchange.verifyAudit([tar], { pins: new Set(), certificates: [] })).toMatchObject({
      refusal: { code: 'audit-unpinned' },
    });
    const pins = new Set([ana.certificate.digest]);
    const ordinary = await craftTar(pgp, { from: ana, to: cleo.certificate });
    for (const files of [[], [ordinary]])
      expect(await exchange.verifyAudit(files, { pins, certificates: [] })).toMatchObject({
        refusal: { code: 'journal-missing' },
      });
  });

  test('a change of somebody whose certificate only the auditor has', async () => {
    const { wire } = await exchange.signChange(contentOf('Wren'), cleo);
    const tar = await tarWith({ more: { changes: [wire] } });
    const pins = new Set([ana.certificate.digest]);
    const verifyWith = (certificates: readonly Certificate[]) =>
      exchange.verifyAudit([tar], { pins, certificates });
    expect(await verifyWith([ana.certificate])).toMatchObject({ refusal: { code: 'change-malformed' } });
    expect(await verifyWith([ana.certificate, cleo.certificate])).toMatchObject({
      value: { verdict: 'sound' },
    });
  });

  test('changes of somebody whose certificate nobody can use are counted, and block nobody', async () => {
    const { wire } = await exchange.signChange(contentOf('Wren'), cleo);
    const certificates = [ana.certificate, cleo.certificate];
    const report = await verify({
      more: { changes: [wire], certificates },
      certificate: (one) =>
        one.name.includes(cleo.certificate.digest) ? { ...one, content: Buffer.from('x') } : one,
    });
    expect(report).toMatchObject({ value: { verdict: 'sound' } });
    const last = report.ok ? report.value.notChecked.at(-1) : null;
    expect(last).toEqual({ code: 'changes-unverifiable', journal: null, detail: { count: 1 } });
  });

  test('a certificate that the auditor was given counts before the one that came along', async () => {
    const tar = await tarWith({
      certificate: (one) => (one.name.startsWith('certs/') ? { ...one, content: Buffer.from('x') } : one),
    });
    const pins = new Set([ana.certificate.digest]);
    const verifyWith = (certificates: readonly Certificate[]) =>
      exchange.verifyAudit([tar], { pins, certificates });
    expect(await verifyWith([cleo.certificate])).toMatchObject({ refusal: { code: 'bundle-signature-bad' } });
    expect(await verifyWith([cleo.certificate, ana.certificate])).toMatchObject({
      value: { verdict: 'sound' },
    });
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
