import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import { checkJournals, reportView, saveAuditReport, type CheckRequest } from './check-journals.ts';
import { exportJournal } from './export-journal.ts';
import { auditStory, auditTar, entryOf, forged, journalOf, type Story } from './testing/forged-journal.ts';
import { Stage } from './testing/parties.ts';
import { trustContact } from './trust-contact.ts';

let stage: Stage;
let story: Story;
let anna: Party;
let boris: Party;
let dora: Party;
beforeEach(async () => {
  stage = await Stage.open();
  story = await auditStory(stage);
  ({ anna, boris, dora } = story);
  for (const partner of [anna, boris]) {
    await dora.meet(partner, 'coordinator');
    await partner.meet(dora, 'auditor');
  }
});
afterEach(() => stage.close());

/** As partners save it for her. */
async function bundleFrom(party: Party): Promise<Uint8Array> {
  const path = stage.path(`${party.digest}.pgp`);
  must(await exportJournal(party.unlocked, dora.digest, path, true));
  return readFile(path);
}

const ask = (given: Partial<CheckRequest> & Pick<CheckRequest, 'files'>): CheckRequest => ({
  pins: [anna.digest, boris.digest],
  language: 'en',
  ...given,
});

describe('journals of others, with an open vault', () => {
  it('bundles for this vault and tars; nothing is written', async () => {
    const before = await journalOf(dora);
    const files = [await bundleFrom(anna), await auditTar(boris, dora)];
    const view = reportView(must(await checkJournals(dora.unlocked, ask({ files }))));
    expect(view.verdict).toBe('sound');
    expect(view.journals.map(({ name, firstBroken, findings }) => [name, firstBroken, findings])).toEqual([
      ['anna', null, []],
      ['boris', null, []],
    ]);
    expect(view.journals[0]?.sentence).toContain('witnessed by boris');
    expect(view.journals[0]?.witnesses).toMatchObject([{ name: 'boris' }]);
    expect(view.crossChecks).toEqual([
      { from: 'anna', to: 'boris', sent: 2, received: 2, agreed: 2 },
      { from: 'boris', to: 'anna', sent: 1, received: 1, agreed: 1 },
    ]);
    expect(view.notChecked.join('\n')).toContain('nothing is disclosed to an auditor');
    expect(JSON.stringify(view)).not.toContain('CANARY');
    expect(await journalOf(dora)).toEqual(before);
  });

  it('attack: an altered journal is named with its first broken entry, in both languages', async () => {
    const removed = entryOf(await journalOf(anna), 'sent', 1);
    const altered = await auditTar(
      anna,
      dora,
      await forged(anna, (events) => events.toSpliced(removed - 1, 1)),
    );
    const files = [altered, await bundleFrom(boris)];
    const english = reportView(must(await checkJournals(dora.unlocked, ask({ files }))));
    expect(english.verdict).toBe('contradicted');
    expect(english.journals.map(({ name, firstBroken }) => [name, firstBroken])).toEqual([
      ['anna', removed],
      ['boris', null],
    ]);
    expect(english.journals[0]?.findings.join(' ')).toContain('is not this journal');
    const russian = reportView(must(await checkJournals(dora.unlocked, ask({ files, language: 'ru' }))));
    expect(russian.journals[0]?.findings.join(' ')).toContain('не этот журнал');
    expect(russian.notChecked[0]).toMatch(/^[А-Я]/);
  });

  it('attack: only contacts whose digits were compared are believed', async () => {
    const files = [await bundleFrom(anna)];
    must(await trustContact(dora.unlocked, anna.digest, { state: 'accepted' }));
    expect(await checkJournals(dora.unlocked, ask({ files }))).toMatchObject({
      refusal: { code: 'audit-unpinned' },
    });
    expect(await checkJournals(dora.unlocked, ask({ files, pins: [] }))).toMatchObject({
      refusal: { code: 'audit-unpinned' },
    });
    expect(await checkJournals(dora.unlocked, ask({ files, pins: [boris.digest] }))).toMatchObject({
      refusal: { code: 'signer-unknown', detail: { file: 1 } },
    });
  });

  it('a report that leaves in the clear is in the journal first', async () => {
    const checked = must(await checkJournals(dora.unlocked, ask({ files: [await bundleFrom(anna)] })));
    const page = stage.path('report.html');
    must(await saveAuditReport(dora.unlocked, checked, 'page', page, false));
    expect(await readFile(page, 'utf8')).toContain('<h1>Audit of journals</h1>');
    const last = (await journalOf(dora)).at(-1)?.event;
    expect(last).toMatchObject({ what: 'audit report saved', journals: [anna.digest] });
    const json = stage.path('report.json');
    must(await saveAuditReport(dora.unlocked, checked, 'json', json, false));
    const saved = JSON.parse(await readFile(json, 'utf8')) as Record<string, unknown>;
    expect(saved).toMatchObject({ verdict: 'sound', findings: [] });
    expect(saved['sentences']).toContain('Nothing contradicts.');
    // What can't be written is not replaced, and nothing more is noted.
    const count = (await journalOf(dora)).length;
    expect(await saveAuditReport(dora.unlocked, checked, 'json', json, false)).toMatchObject({ ok: false });
    expect(await journalOf(dora)).toHaveLength(count);
  });
});
