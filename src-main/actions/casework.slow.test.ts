import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import { questions } from '../domain/assessment-questions.ts';
import type { Answers } from '../domain/assessment.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import type { Result } from '../domain/result.ts';
import { closeCase } from './close-case.ts';
import { textOf } from './facts.ts';
import { handOverCases } from './hand-over-cases.ts';
import { recordAssessment } from './record-assessment.ts';
import { reopenCase } from './reopen-case.ts';
import { showAssessment } from './show-assessment.ts';
import { showClosing } from './show-closing.ts';
import { showJourney } from './show-journey.ts';
import { showCaseTimeline } from './show-case-timeline.ts';
import { Stage } from './testing/parties.ts';
import { undoSeveral } from './undo-action.ts';

let stage: Stage;
let anna: Party;
let heron: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
  heron = await anna.put('case', { alias: 'Heron', status: 'open', priority: 'normal' });
});
afterEach(() => stage.close());

const values = (id: RecordId) => anna.unlocked.vault.read.row(id)?.values;
const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);
const notes = (): Json[] =>
  anna.unlocked.vault.read
    .children(heron)
    .filter((row) => row.type === 'note' && row.values['removed'] === undefined)
    .map((row) => row.values['text'] ?? null);
const dayFrom = (days: number): string => at(days).slice(0, 10);
const at = (days: number): string =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 19)}Z`;
const instant = (days: number): Json => ({ at: at(days), zone: 'Europe/Berlin' });
const noDanger: Answers = Object.fromEntries(questions.map(({ id }) => [id, 'no' as const]));
const called = (days: number, outcome: string) =>
  anna.put('checkIn', { case: heron, at: instant(days), outcome });

describe('risk', () => {
  it('is recorded with answers, level, next day, priority and note as one action, and undone as one', async () => {
    const answers: Answers = { ...noDanger, familyThreat: 'yes', addressKnown: 'yes' };
    const written = must(
      await recordAssessment(anna.unlocked, {
        case: heron,
        answers,
        note: ' Her brother knows the street. ',
      }),
    );
    expect(written.records).toHaveLength(3);
    const page = must(showAssessment(anna.unlocked, heron));
    expect(page.history[0]?.record.values).toMatchObject({
      answers,
      level: 'extreme',
      day: dayFrom(0),
      next: dayFrom(1),
    });
    expect(page).toMatchObject({ priority: 'emergency', due: { state: 'later', day: dayFrom(1) } });
    expect(notes()).toEqual(['Her brother knows the street.']);
    must(await undoSeveral(anna.unlocked, written.records, written.action));
    expect(must(showAssessment(anna.unlocked, heron))).toMatchObject({ priority: 'normal', history: [] });
    expect(notes()).toEqual([]);
  });
  it('keeps another level than suggested beside the suggestion', async () => {
    const answers: Answers = { ...noDanger, pregnant: 'yes' };
    must(await recordAssessment(anna.unlocked, { case: heron, answers, level: 'high', priority: 'urgent' }));
    const [line] = must(showAssessment(anna.unlocked, heron)).history;
    expect(line?.record.values).toMatchObject({ level: 'high', next: dayFrom(3) });
    expect(line?.suggested).toMatchObject({ level: 'medium', days: 14 });
    expect(values(heron)).toMatchObject({ priority: 'urgent' });
  });
  it('shows what a wrong clock wrote, and does not count it', async () => {
    await anna.put('assessment', { case: heron, day: '2090-01-01', level: 'low' });
    const page = must(showAssessment(anna.unlocked, heron));
    expect(page).toMatchObject({ due: { state: 'missing' }, history: [] });
    expect(page.uncounted).toHaveLength(1);
  });
});

describe('closing', () => {
  it('is refused while someone still has a bed, by name and number; then done, undone and reopened', async () => {
    const house = await anna.put('safeHouse', { codeName: 'Lighthouse' });
    const stay = await anna.put('stay', {
      case: heron,
      safeHouse: house,
      status: 'checkedIn',
      from: dayFrom(-3),
    });
    await anna.put('watch', { case: heron, every: 12 });
    const wish = { id: heron, reason: 'durableSolution' };
    const refusal = await closeCase(anna.unlocked, wish);
    expect(refusal).toMatchObject({
      refusal: { code: 'case-has-open-work', detail: { alarm: 0, stay: 1, watch: 1, leg: 0, referral: 0 } },
    });
    expect(must(showClosing(anna.unlocked, heron)).open).toMatchObject([
      { kind: 'stay', record: { id: stay }, house: 'Lighthouse' },
      { kind: 'watch', house: null },
    ]);
    expect(values(heron)).toMatchObject({ status: 'open' });

    expect(code(await closeCase(anna.unlocked, { ...wish, despite: true }))).toBe('reason-missing');
    const written = must(
      await closeCase(anna.unlocked, { ...wish, despite: true, note: 'The host ends it tonight' }),
    );
    expect(values(heron)).toMatchObject({ status: 'closed', closureReason: 'durableSolution' });
    expect(notes()).toEqual(['The host ends it tonight']);
    expect(code(await closeCase(anna.unlocked, wish))).toBe('case-closed');
    must(await undoSeveral(anna.unlocked, written.records, written.action));
    expect(values(heron)).toMatchObject({ status: 'open' });

    await anna.put('stay', { status: 'checkedOut' }, stay);
    must(await closeCase(anna.unlocked, { ...wish, despite: true, note: 'Arrived' }));
    expect(code(await reopenCase(anna.unlocked, { id: heron, reason: '' }))).toBe('reason-missing');
    must(await reopenCase(anna.unlocked, { id: heron, reason: 'They called again' }));
    expect(values(heron)).toMatchObject({ status: 'open' });
    expect(values(heron)).not.toHaveProperty('closureReason');
    expect(notes()).toContain('They called again');
    expect(code(await reopenCase(anna.unlocked, { id: heron, reason: 'x' }))).toBe('case-not-closed');
  });
  it('as unreachable takes three tries over a week, or the reason in words', async () => {
    const wish = { id: heron, reason: 'unreachable' };
    await called(-9, 'noAnswer');
    await called(-4, 'noAnswer');
    expect(await closeCase(anna.unlocked, wish)).toMatchObject({
      refusal: { code: 'unreachable-too-soon', detail: { tries: 2, days: 5 } },
    });
    await called(-1, 'noAnswer');
    must(await closeCase(anna.unlocked, wish));
    expect(values(heron)).toMatchObject({ closureReason: 'unreachable' });
  });
  it('sees an alarm that nobody has answered', async () => {
    await called(-1, 'dangerWord');
    expect(await closeCase(anna.unlocked, { id: heron, reason: 'withdrew' })).toMatchObject({
      refusal: { detail: { alarm: 1 } },
    });
  });
});

describe('handing over', () => {
  it('gives several cases to somebody else as one action', async () => {
    const wren = await anna.put('case', { alias: 'Wren', owner: 'Vera' });
    const written = must(
      await handOverCases(anna.unlocked, { cases: [heron, wren], owner: anna.digest, caseworker: 'Boris' }),
    );
    expect([values(heron), values(wren)]).toMatchObject([
      { owner: anna.digest, caseworker: 'Boris' },
      { owner: anna.digest, caseworker: 'Boris' },
    ]);
    must(await undoSeveral(anna.unlocked, written.records, written.action));
    expect(values(wren)).toMatchObject({ owner: 'Vera' });
  });
  it('is refused without a name, and writes nothing when one case is not there', async () => {
    const nobody = await handOverCases(anna.unlocked, { cases: [heron] });
    expect(code(nobody)).toBe('input-malformed');
    const missing = await handOverCases(anna.unlocked, { cases: [heron, '0'.repeat(32)], owner: 'Boris' });
    expect(code(missing)).toBe('no-such-record');
    expect(values(heron)?.['owner']).toBeUndefined();
  });
});

describe('timeline', () => {
  it('has notes and incidents of everyone in the case, and what became of it, newest first, with who wrote it', async () => {
    const wren = await anna.put('person', { case: heron, alias: 'Wren' });
    const removed = await anna.put('note', { parent: heron, text: 'A slip' });
    await anna.put('note', { removed: 'mistake' }, removed);
    await anna.put('note', { parent: heron, text: 'Evenings only' });
    await anna.put('incident', { parent: wren, account: 'Followed home' });
    must(await closeCase(anna.unlocked, { id: heron, reason: 'withdrew' }));
    const { lines, more } = must(await showCaseTimeline(anna.unlocked, heron));
    const told = lines.map((line) =>
      line.kind === 'status'
        ? `${line.status} ${line.reason}`
        : `${textOf(line.record, 'text') ?? textOf(line.record, 'account')} (${line.about})`,
    );
    expect(told.toSorted()).toEqual([
      'Evenings only (null)',
      'Followed home (Wren)',
      'closed withdrew',
      'open null',
    ]);
    const times = lines.map((line) => line.at ?? '');
    expect(times).toEqual(times.toSorted().toReversed());
    expect(new Set(lines.map((line) => `${line.authorName} ${line.own}`))).toEqual(new Set(['anna true']));
    expect(more).toBe(0);
  });
});

describe('journey', () => {
  const leg = (order: string, departs: Json, arrives: Json, more: { [field: string]: Json } = {}) =>
    anna.put('leg', { case: heron, order, status: 'planned', departs, arrives, ...more });
  const local = (moment: string, zone: string): Json => ({ at: moment, zone });

  it('over three zones and the beginning of summer time: exact hours, local days, papers and beds', async () => {
    const wren = await anna.put('person', { case: heron, alias: 'Wren' });
    const passport = await anna.put('document', { person: wren, kind: 'passport', validUntil: '2090-03-25' });
    const escort = await anna.put('helper', { alias: 'Fox' });
    // 25 to 26 March 2090: Berlin's clocks go forward at 01:00 UTC on Sunday the 26th.
    const flight = await leg(
      'a',
      local('2090-03-25T18:30:00Z', 'Asia/Tbilisi'),
      local('2090-03-25T21:10:00Z', 'Europe/Istanbul'),
      { papers: [passport], escort },
    );
    const night = await leg(
      'b',
      local('2090-03-25T22:00:00Z', 'Europe/Istanbul'),
      local('2090-03-26T01:15:00Z', 'Europe/Berlin'),
    );
    await anna.put('stay', { case: heron, from: '2090-03-26', until: '2090-04-01' });
    const journey = must(showJourney(anna.unlocked, heron));
    const minutes = (length: number | null | undefined) => (length ?? 0) / 60_000;
    expect(journey.legs.map((one) => [one.leg.id, minutes(one.length), minutes(one.wait)])).toEqual([
      [flight, 160, 0],
      [night, 195, 50],
    ]);
    expect(minutes(journey.length)).toBe(405);
    expect(journey.legs[0]?.escort).toBe('Fox');
    // In Istanbul it is the 26th already when they land; the passport ends on the 25th.
    expect(journey.problems).toMatchObject([
      { kind: 'paper expired', leg: flight, paper: { id: passport }, day: '2090-03-26' },
    ]);
    await anna.put('leg', { status: 'abandoned' }, flight);
    expect(must(showJourney(anna.unlocked, heron))).toMatchObject({
      abandoned: [{ id: flight }],
      legs: [{ leg: { id: night } }],
    });
  });
  it('takes the day of a zone that this system does not know in UTC', async () => {
    await leg(
      'a',
      local('2090-03-25T23:30:00Z', 'Mars/Olympus'),
      local('2090-03-25T23:50:00Z', 'Mars/Olympus'),
    );
    expect(must(showJourney(anna.unlocked, heron)).problems).toMatchObject([
      { kind: 'no bed on arrival', day: '2090-03-25' },
    ]);
  });
});
