import { copyFile, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditPage } from '../cli/audit-page.ts';
import { auditSentences } from '../cli/audit-sentences.ts';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { exportJournal } from './export-journal.ts';
import { inspectBundle } from './inspect-bundle.ts';
import type { JournalEvent } from './journal.ts';
import type { AuditReport } from './ports/audit.ts';
import { showAudit } from './show-audit.ts';
import { audited, auditTar, rechained, tarOf, type Entries } from './testing/forged-journal.ts';
import { disclosuresIn, openTar } from './testing/open-tar.ts';
import { Stage } from './testing/parties.ts';
import { verifyAudit } from './verify-audit.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let dora: Party;
let heron: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  dora = await stage.party('dora', 'auditor');
  heron = await anna.put('case', { alias: 'CANARY Heron', priority: 'normal' });
  await exchangeOnce(anna, boris);
  await boris.put('case', { priority: 'urgent' }, heron);
  await exchangeOnce(boris, anna);
  await anna.put('case', { danger: 'CANARY danger' }, heron);
  await exchangeOnce(anna, boris);
});
afterEach(() => stage.close());

const exchangeOnce = async (from: Party, to: Party): Promise<unknown> =>
  to.receive((await from.send(to, from === anna ? [heron] : [])).path);

const journalOf = (party: Party): Promise<Entries> => party.unlocked.vault.read.journal();
const entryOf = (entries: Entries, what: string, number: number): number =>
  entries.find(({ event }) => event['what'] === what && event['number'] === number)?.number ?? 0;

/** The journal with other events from somewhere on, chained anew. */
async function forged(party: Party, change: (events: JournalEvent[]) => JournalEvent[]): Promise<Entries> {
  const entries = await journalOf(party);
  return rechained(party, entries, change(entries.map(({ event }) => event)));
}

const both = async (annas?: Entries, boriss?: Entries): Promise<AuditReport> =>
  audited(dora, [await auditTar(anna, dora, annas), await auditTar(boris, dora, boriss)], [anna, boris]);

const about = (report: AuditReport, party: Party) =>
  report.findings.filter(({ journal }) => journal === party.digest).map(({ code, entry }) => [code, entry]);
const journalIn = (report: AuditReport, party: Party) =>
  report.journals.find(({ identity }) => identity === party.digest);

describe('two honest journals, nothing disclosed', () => {
  it('prove authorship, order and completeness up to the witnessed head, and say what they cannot prove', async () => {
    const report = await both();
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
    expect(auditSentences(report).join('\n')).toContain(
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
      // Digests, ids of channels, numbers, days and words of ours: no name that anybody typed.
      expect(text).not.toMatch(/CANARY|anna|boris|dora/);
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
      refusal: { code: 'bundle-for-audit' },
    });
  });

  it('the own journal is shown recomputed, with who confirmed it', async () => {
    await exchangeOnce(boris, anna);
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

describe('what is named', () => {
  it('a bundle removed by its sender', async () => {
    const annas = await journalOf(anna);
    const removed = entryOf(annas, 'sent', 1);
    const report = await both(await forged(anna, (events) => events.toSpliced(removed - 1, 1)));
    expect(about(report, anna)).toContainEqual(['head-contradicted', removed]);
    expect(about(report, anna).map(([code]) => code)).toContain('bundle-removed');
    expect(journalIn(report, anna)?.completeUpTo).toBeLessThan(removed);
  });

  it('the last bundle removed by its sender, and the journal gone on', async () => {
    const annas = await journalOf(anna);
    const removed = entryOf(annas, 'sent', 2);
    const noted = { what: 'secret key exported' };
    const report = await both(await forged(anna, (events) => [...events.toSpliced(removed - 1, 1), noted]));
    expect(about(report, anna)).toEqual([['bundle-removed', removed]]);
    expect(journalIn(report, anna)?.completeUpTo).toBe(removed - 1);
  });

  it('a bundle removed by its recipient after it was confirmed', async () => {
    await exchangeOnce(boris, anna);
    const received = entryOf(await journalOf(boris), 'received', 2);
    const report = await both(undefined, await forged(boris, (events) => events.toSpliced(received - 1, 1)));
    expect(about(report, boris).map(([code]) => code)).toEqual(
      expect.arrayContaining(['receipt-removed', 'head-contradicted']),
    );
    expect(journalIn(report, boris)?.completeUpTo).toBe(0);
    expect(about(report, anna)).toEqual([]);
  });

  it('an end cut off', async () => {
    const annas = await journalOf(anna);
    const last = entryOf(annas, 'sent', 2);
    const report = await both(annas.slice(0, last - 1));
    expect(about(report, anna)).toEqual([['journal-shorter', last]]);
  });

  it('an entry altered, by its number', async () => {
    const annas = await journalOf(anna);
    const at = entryOf(annas, 'received', 1);
    const altered = annas.map((entry) =>
      entry.number === at ? { ...entry, event: { ...entry.event, at: '2020-01-01T00:00:00Z' } } : entry,
    );
    const report = await both(altered);
    expect(about(report, anna)).toContainEqual(['entry-altered', at]);
    expect(journalIn(report, anna)?.completeUpTo).toBeLessThan(at);
  });

  it('an entry altered and everything behind it chained anew: by the witness', async () => {
    const annas = await journalOf(anna);
    const at = entryOf(annas, 'received', 1);
    const report = await both(
      await forged(anna, (events) => events.with(at - 1, { ...events[at - 1], at: '2020-01-01T00:00:00Z' })),
    );
    // Nobody knows the journal between the two bundles: it is named from the first entry behind the last agreed head.
    const agreed = entryOf(annas, 'sent', 1) - 1;
    expect(about(report, anna)).toEqual([['head-contradicted', agreed + 1]]);
    expect(report.findings[0]).toMatchObject({ by: boris.digest });
    expect(journalIn(report, anna)?.completeUpTo).toBe(agreed);
  });

  it('an entry invented: a receipt of what was never sent', async () => {
    const boriss = await journalOf(boris);
    const known = entryOf(boriss, 'sent', 1);
    const event = (await journalOf(anna)).find(({ event: { what } }) => what === 'received')?.event ?? {};
    await exchangeOnce(boris, anna);
    const invented = {
      ...event,
      number: 7,
      manifest: 'ab'.repeat(32),
      journal: { number: known - 1, head: boriss[known - 2]?.head ?? '' },
    };
    const report = await both(await forged(anna, (events) => [...events, invented]));
    expect(about(report, anna)).toEqual([['bundle-invented', (await journalOf(anna)).length + 1]]);
    expect(about(report, boris)).toEqual([]);
  });

  it('an entry invented: a change that nobody signed, and one left out', async () => {
    const id = 'cd'.repeat(32);
    const invented = await both(
      await forged(anna, (events) => [...events, { what: 'changes', changes: [id] }]),
    );
    expect(about(invented, anna)).toEqual([['change-missing', (await journalOf(anna)).length + 1]]);
    const at = (await journalOf(anna)).findLast(({ event }) => event['what'] === 'changes')?.number ?? 0;
    const left = await both(await forged(anna, (events) => events.toSpliced(at - 1, 1)));
    expect(about(left, anna).map(([code]) => code)).toContain('change-unjournalled');
  });

  it('another’s journal under the own name', async () => {
    const report = await audited(dora, [await auditTar(anna, dora, await journalOf(boris))], [anna]);
    expect(about(report, anna)).toContainEqual(['journal-of-another', 1]);
  });
});

describe('invariant 10: never complete beyond the last witnessed head; any fork between journals is reported', () => {
  it('whatever the journal goes on to say', async () => {
    const annas = await journalOf(anna);
    const witnessed = entryOf(annas, 'sent', 2) - 1;
    for (let more = 0; more < 3; more += 1) {
      const report = await both(await forged(anna, (events) => [...events, ...moreEntries(more)]));
      expect(journalIn(report, anna)?.completeUpTo).toBe(witnessed);
      expect(report.verdict).toBe('sound');
    }
  });

  it('two journals of one person are a fork at the entry where they part, in either order', async () => {
    const annas = await journalOf(anna);
    const other = await forged(anna, (events) => events.with(-1, { what: 'secret key exported' }));
    const files = [await auditTar(anna, dora, annas), await auditTar(anna, dora, other)];
    const boriss = await auditTar(boris, dora);
    for (const given of [files, files.toReversed()]) {
      const report = await audited(dora, [...given, boriss], [anna, boris]);
      expect(about(report, anna)).toContainEqual(['journal-fork', annas.length]);
      expect(journalIn(report, anna)?.completeUpTo).toBeLessThan(annas.length);
    }
  });

  it('an earlier journal that the later one continues is no fork, and a witness', async () => {
    const early = await auditTar(anna, dora);
    const length = (await journalOf(anna)).length;
    await anna.put('case', { alias: 'Wren' });
    const report = await audited(dora, [early, await auditTar(anna, dora)], [anna]);
    expect(report.findings).toEqual([]);
    expect(journalIn(report, anna)).toMatchObject({ entries: length + 1, completeUpTo: length });
  });

  it('a witness whose own journal is broken before it says so is none', async () => {
    const boriss = await journalOf(boris);
    const broken = boriss.map((entry) =>
      entry.number === 2 ? { ...entry, event: { ...entry.event, at: 'x' } } : entry,
    );
    expect(journalIn(await both(undefined, broken), anna)?.completeUpTo).toBe(0);
  });
});

const moreEntries = (count: number): JournalEvent[] =>
  Array.from({ length: count }, () => ({ what: 'secret key exported' }));

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
  const report = await both();
  const names = { ...report.names, [anna.digest]: '<script>alert(1)</script>' };
  const page = auditPage({ ...report, names });
  expect(page).toContain("default-src 'none'");
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;');
});

it('a vault that was copied back says so in its journal, and what others have seen contradicts it', async () => {
  const { path } = anna.unlocked.vault;
  const copy = stage.path('anna.copy');
  await anna.unlocked.vault.snapshot(true);
  await copyFile(path, copy);
  await anna.put('case', { alias: 'Wren' });
  await exchangeOnce(anna, boris);
  await stage.copyBack(anna, copy);
  expect((await journalOf(anna)).at(-1)?.event).toMatchObject({ what: 'restored' });
  const report = await both();
  expect(about(report, anna).map(([code]) => code)).toContain('head-contradicted');
});
