import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { showPlan } from './plan-pathway.ts';
import { printPathway } from './print-pathway.ts';
import { Stage } from './testing/parties.ts';
import { tryAppointment } from './try-appointment.ts';

let stage: Stage;
let anna: Party;
let pathway: RecordId;
let step: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
  const heron = await anna.put('case', { alias: 'Heron', status: 'open' });
  pathway = await anna.put('pathway', { case: heron, country: 'DE', status: 'active' });
  step = await anna.put('step', { pathway, title: 'Visit', milestone: 'departure' });
});
afterEach(() => stage.close());

const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const tried = (days: number, appointment: string | null = null) => ({
  step,
  appointment,
  at: { at: `${day(days)}T10:00:00Z`, zone: 'Europe/Berlin' },
  place: '',
  country: null,
});

describe('an appointment that is tried out', () => {
  it('makes the departure as late as it is, and is written nowhere', () => {
    const { departure } = must(tryAppointment(anna.unlocked, tried(40)));
    expect(departure).toEqual({ earliest: day(40), latest: day(40) });
    expect(anna.unlocked.vault.read.list({ type: 'appointment' })).toEqual([]);
    expect(must(showPlan(anna.unlocked, pathway)).departure).toEqual({ earliest: day(0), latest: day(0) });
  });

  it('stands in the place of the one that would be moved', async () => {
    const { at } = tried(60);
    const appointment = await anna.put('appointment', { step, at, status: 'planned' });
    expect(must(showPlan(anna.unlocked, pathway)).departure?.latest).toBe(day(60));
    expect(must(tryAppointment(anna.unlocked, tried(40, appointment))).departure?.latest).toBe(day(40));
    expect(must(tryAppointment(anna.unlocked, tried(40))).departure?.latest).toBe(day(60));
  });

  it('is refused where there is no such step, or no such time', () => {
    expect(code(tryAppointment(anna.unlocked, { ...tried(4), step: '0'.repeat(32) }))).toBe('no-such-record');
    expect(code(tryAppointment(anna.unlocked, { ...tried(4), step: pathway }))).not.toBe('ok');
    const at = { at: '2027-02-30T10:00:00Z', zone: 'Europe/Berlin' };
    expect(code(tryAppointment(anna.unlocked, { ...tried(4), at }))).toBe('field-value-bad');
  });
});

describe('a pathway on paper', () => {
  it('is a page in which nothing is markup, and in the journal without a name', async () => {
    const path = stage.path('page.html');
    const sections = [
      { title: 'To <do>', boxes: true, lines: [{ head: '<b>Visit</b>', more: ['"all" & more'] }] },
      { title: 'Wait', boxes: false, lines: [{ head: 'Answer', more: [] }] },
    ];
    const page = { language: 'en' as const, title: 'List <i>', lead: ['As of <today>'], sections };
    must(await printPathway(anna.unlocked, page, path));
    const html = await readFile(path, 'utf8');
    expect(html).toContain(
      '<h1><bdi>List &lt;i&gt;</bdi></h1>\n<p><bdi>As of &lt;today&gt;</bdi></p>\n<h2><bdi>To &lt;do&gt;</bdi></h2>',
    );
    expect(html).toContain(
      '<strong><bdi>&lt;b&gt;Visit&lt;/b&gt;</bdi></strong><br>\n<bdi>&quot;all&quot; &amp; more</bdi>',
    );
    expect(html.match(/<ul class="boxes">/g)).toHaveLength(1);
    expect(html).toContain("default-src 'none'");
    const journal = await anna.unlocked.vault.read.journal();
    expect(Object.keys(journal.at(-1)?.event ?? {}).toSorted()).toEqual(['at', 'what']);
    expect(journal.at(-1)?.event).toMatchObject({ what: 'pathway page saved outside' });
  });
});
