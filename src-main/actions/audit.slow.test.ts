import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditPage } from './audit-page.ts';
import { auditSentences } from './audit-sentences.ts';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { selvesIn } from '../exchange/audit-selves.ts';
import { encodeJournal, readJournal } from '../exchange/journal-lines.ts';
import { exportJournal } from './export-journal.ts';
import { inspectBundle } from './inspect-bundle.ts';
import type { Certificate } from './ports/pgp.ts';
import { replaceIdentity } from './replace-identity.ts';
import { showAudit } from './show-audit.ts';
import {
  auditBoth,
  audited,
  auditStory,
  auditTar,
  carry,
  entryOf,
  journalIn,
  journalOf,
  tarOf,
  type Story,
} from './testing/forged-journal.ts';
import { disclosuresIn, openTar } from './testing/open-tar.ts';
import { Stage } from './testing/parties.ts';
import { trustContact } from './trust-contact.ts';
import { verifyAudit } from './verify-audit.ts';

let stage: Stage;
let story: Story;
let anna: Party;
let boris: Party;
let dora: Party;
let heron: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  story = await auditStory(stage);
  ({ anna, boris, dora, heron } = story);
});
afterEach(() => stage.close());

describe('two honest journals, nothing disclosed', () => {
  it('prove authorship, order and completeness up to the witnessed head, and say what they cannot prove', async () => {
    const report = await auditBoth(story);
    expect(report.findings).toEqual([]);
    expect(report.verdict).toBe('sound');
    const annas = await journalOf(anna);
    const last = entryOf(annas, 'sent', 2);
    // The bundle carried the head before its own entry: nobody but anna knows of anything behind it.
    expect(journalIn(report, anna)).toMatchObject({
      entries: annas.length,
      completeUpTo: last - 1,
      witnesses: [{ identity: boris.digest, name: 'boris', number: last - 1 }],
      changes: 2,
    });
    expect(report.crossChecks).toContainEqual({
      from: anna.digest,
      to: boris.digest,
      sent: 2,
      received: 2,
      agreed: 2,
    });
    expect(report.notChecked.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['values', 'times', 'beyond-witness']),
    );
    expect(auditSentences(report, 'en').join('\n')).toContain(
      `complete up to entry ${last - 1}, witnessed by boris`,
    );
    expect(JSON.stringify(report)).not.toContain('CANARY');
  });

  it('alone, a journal is complete up to nothing', async () => {
    const report = await audited(dora, [await auditTar(anna, dora)], [anna, boris]);
    expect(journalIn(report, anna)).toMatchObject({ completeUpTo: 0, witnesses: [] });
    expect(report.notChecked.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['unwitnessed', 'no-journal', 'partner-not-supplied']),
    );
    expect(report.verdict).toBe('sound');
  });

  it('the exported file holds every signature, no disclosure, no record id, and journals itself', async () => {
    await anna.meet(dora, 'auditor');
    const path = stage.path('journal.pgp');
    const { changes } = must(await exportJournal(anna.unlocked, dora.digest, path, false));
    const members = openTar(await tarOf(dora, await readFile(path)));
    const lines = disclosuresIn(members.get('changes.jsonl') ?? new Uint8Array());
    expect(lines).toHaveLength(changes);
    expect(changes).toBe(3);
    expect(lines.flat()).toEqual([]);
    const events = Buffer.from(members.get('journal.jsonl') ?? [])
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => Buffer.from((JSON.parse(line) as { entry: string }).entry, 'base64url').toString());
    expect(events.length).toBeGreaterThan(5);
    for (const text of events) {
      expect(text).not.toContain(heron);
      // Digests, ids of channels, numbers, days and words of ours: no name that anybody typed. A salt may spell one.
      const [, ...said] = JSON.parse(text) as readonly unknown[];
      expect(said).toHaveLength(2);
      expect(JSON.stringify(said)).not.toMatch(/CANARY|anna|boris|dora/);
    }
    expect((await journalOf(anna)).at(-1)?.event).toMatchObject({
      what: 'sent',
      preset: 'auditor',
      to: dora.digest,
    });
    expect(await exportJournal(anna.unlocked, boris.digest, stage.path('no.pgp'), false)).toMatchObject({
      refusal: { code: 'preset-not-for-role' },
    });
  });

  it('no vault takes it in as a bundle', async () => {
    await anna.meet(dora, 'auditor');
    await dora.meet(anna, 'coordinator');
    const path = stage.path('journal.pgp');
    must(await exportJournal(anna.unlocked, dora.digest, path, false));
    expect(await inspectBundle(dora.unlocked, await readFile(path), () => undefined)).toMatchObject({
      refusal: { code: 'audit-bundle' },
    });
  });

  it('the own journal is shown recomputed, with who confirmed it', async () => {
    await carry(boris, anna);
    const annas = await journalOf(anna);
    expect(await showAudit(anna.unlocked)).toMatchObject({
      entries: annas.length,
      head: annas.at(-1)?.head,
      broken: null,
      witnesses: [{ name: 'boris', number: entryOf(annas, 'sent', 2) - 1 }],
      auditors: [],
    });
  });
});

describe('whom to believe', () => {
  it('nobody without a pin, and nobody who is not pinned', async () => {
    const files = [await auditTar(anna, dora)];
    const verify = (pins: readonly string[]) =>
      verifyAudit(dora.unlocked, null, { files, certificates: [], pins });
    expect(await verify([])).toMatchObject({ refusal: { code: 'audit-unpinned' } });
    expect(await verify(['anna'])).toMatchObject({ refusal: { code: 'audit-unpinned' } });
    expect(await verify([boris.digest])).toMatchObject({ refusal: { code: 'signer-unknown' } });
  });

  it('encrypted files need the auditor’s vault; ordinary bundles alone hold no journal', async () => {
    await anna.meet(dora, 'auditor');
    const path = stage.path('journal.pgp');
    must(await exportJournal(anna.unlocked, dora.digest, path, false));
    const request = { files: [await readFile(path)], certificates: [], pins: [anna.digest] };
    expect(await verifyAudit(dora.unlocked, null, request)).toMatchObject({
      refusal: { code: 'audit-sealed' },
    });
    expect(must(await verifyAudit(dora.unlocked, dora.unlocked.own, request)).verdict).toBe('sound');
    const sent = await anna.send(boris, [heron]);
    const tar = await tarOf(boris, await readFile(sent.path));
    expect(await verifyAudit(dora.unlocked, null, { ...request, files: [tar] })).toMatchObject({
      refusal: { code: 'journal-missing' },
    });
  });
});

it('the page to print has no scripts, and names are no markup', async () => {
  const report = await auditBoth(story);
  const names = { ...report.names, [anna.digest]: '<script>alert(1)</script>' };
  const page = auditPage({ ...report, names }, 'en');
  expect(page).toContain("default-src 'none'");
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;');
});

describe('a journal whose owner replaced the identity', () => {
  it('is one journal, from the first key to the last, and others witness both', async () => {
    stage.become(anna, must(await replaceIdentity(anna.unlocked, { name: anna.name, next: 'anna' })));
    await boris.receive((await anna.send(boris, [])).path);
    must(await trustContact(boris.unlocked, anna.digest, { state: 'verified' }));
    await anna.receive((await boris.send(anna, [])).path);
    await anna.put('case', { priority: 'emergency' }, heron);
    await boris.receive((await anna.send(boris, [])).path);
    const tars = [await auditTar(anna, dora), await auditTar(boris, dora)];
    const report = await audited(dora, tars, [anna, boris]);
    expect(report.findings).toEqual([]);
    const annas = await journalOf(anna);
    expect(journalIn(report, anna)).toMatchObject({
      identity: anna.digest,
      changes: 3,
      completeUpTo: (annas.findLast(({ event }) => event['what'] === 'sent')?.number ?? 0) - 1,
    });
    expect(report.crossChecks).toContainEqual(
      expect.objectContaining({ from: anna.digest, to: boris.digest, sent: 4, received: 4, agreed: 4 }),
    );
  });

  it('is nobody else’s who only says so', async () => {
    const { clock, exchange, own, pgp } = anna.unlocked;
    const created = exchange.nextJournalEntry(exchange.journalStart, {
      what: 'identity created',
      digest: boris.digest,
    });
    const said = exchange.nextJournalEntry(created, {
      what: 'identity replaced',
      author: boris.digest,
      successor: anna.digest,
      statement: '',
      signatures: ['', ''],
    });
    const lines = readJournal(encodeJournal([created, said]));
    if (!lines.ok) throw new Error('journal refused');
    const given = (): readonly Certificate[] => [
      anna.unlocked.own.certificate,
      boris.unlocked.own.certificate,
    ];
    expect([...(await selvesIn(lines.value, anna.digest, given, anna.unlocked.pgp))]).toEqual([anna.digest]);
    // Signed by the successor alone, in the place of both.
    const forged = await exchange.signStatement(
      {
        what: 'identity replaced',
        author: anna.digest,
        successor: boris.digest,
        at: clock.now().toISOString(),
      },
      [own, boris.unlocked.own],
    );
    const swapped = exchange.nextJournalEntry(created, {
      what: 'identity replaced',
      author: boris.digest,
      successor: anna.digest,
      statement: forged.wire.statement,
      signatures: [...forged.wire.signatures],
    });
    const again = readJournal(encodeJournal([created, swapped]));
    if (!again.ok) throw new Error('journal refused');
    expect([...(await selvesIn(again.value, anna.digest, given, pgp))]).toEqual([anna.digest]);
  });
});
