import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { handOverWatches } from './hand-over-watches.ts';
import { listWatches } from './list-watches.ts';
import { comingTimes } from './open-watches.ts';
import { putRecords } from './put-record.ts';
import { recordCheckIn } from './record-check-in.ts';
import { showToday } from './show-today.ts';
import { Stage } from './testing/parties.ts';
import { trustContact } from './trust-contact.ts';
import { undoAction, undoSeveral } from './undo-action.ts';
import type { Unlocked } from './unlocked.ts';

let stage: Stage;
let anna: Party;
let heron: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
  heron = await anna.put('case', { alias: 'Heron', status: 'open' });
});
afterEach(() => stage.close());

/** The evening of 12 March in Moscow, by the clock of this vault. */
const at = (time: string): Unlocked => ({
  ...anna.unlocked,
  clock: { now: () => new Date(`2027-03-12T${time}+03:00`) },
});
const utc = (time: string) => `2027-03-${time}Z`;
const zone = 'Europe/Moscow';
const every24 = { every: 24, start: { at: utc('10T18:00:00'), zone } };
const watchOf = (ofCase: RecordId, more: { readonly [field: string]: Json } = {}) =>
  anna.put('watch', { case: ofCase, watcher: anna.digest, ...every24, ...more });
const say = (unlocked: Unlocked, outcome: string, more: { rung?: number; at?: string } = {}) =>
  recordCheckIn(unlocked, { case: heron, outcome, zone, ...more });
const shown = (id: RecordId) => anna.unlocked.vault.read.row(id)?.values;

describe('a check-in', () => {
  it('is of the owner, now, on the rung that is reached', async () => {
    await watchOf(heron, { start: { at: utc('12T17:30:00'), zone } });
    const first = must(await say(at('21:00:00'), 'safe'));
    expect(shown(first.id)).toEqual({
      case: heron,
      at: { at: utc('12T18:00:00'), zone },
      by: anna.digest,
      outcome: 'safe',
      rung: 0,
    });
  });

  it('no answer at 21:00 climbs to rung 2 at 22:00 and to the alarm at 02:00', async () => {
    await watchOf(heron);
    must(await say(at('20:50:00'), 'safe', { at: utc('11T18:00:00') }));
    const tried = must(await say(at('21:00:00'), 'noAnswer'));
    expect(shown(tried.id)).toMatchObject({ rung: 0 });
    const state = (time: string) => {
      const { level, rung, next } = listWatches(at(time))[0] ?? {};
      return { level, rung, next };
    };
    expect(state('21:05:00')).toEqual({
      level: 'rung',
      rung: 1,
      next: { at: utc('12T19:00:00'), rung: 2 },
    });
    expect(state('22:00:00')).toEqual({
      level: 'rung',
      rung: 2,
      next: { at: utc('12T23:00:00'), rung: 3 },
    });
    expect(state('23:59:59')).toMatchObject({ level: 'rung', rung: 2 });
    const night = { ...anna.unlocked, clock: { now: () => new Date(utc('12T23:00:00')) } };
    expect(listWatches(night)[0]).toMatchObject({ level: 'alarm', rung: 3, lastContact: utc('11T18:00:00') });
    const again = must(await say(at('22:10:00'), 'noAnswer'));
    expect(shown(again.id)).toMatchObject({ rung: 2 });
  });

  it('in the future is refused, and so is one of no case', async () => {
    const now = at('21:00:00');
    expect(await say(now, 'safe', { at: utc('12T18:00:01') })).toMatchObject({
      refusal: { code: 'check-in-ahead' },
    });
    expect(await recordCheckIn(now, { case: 'f'.repeat(32), outcome: 'safe', zone })).toMatchObject({
      refusal: { code: 'no-such-record' },
    });
    expect(await say(now, 'safe', { at: 'yesterday' })).toMatchObject({
      refusal: { code: 'field-value-bad' },
    });
    expect(anna.unlocked.vault.read.count('checkIn')).toBe(0);
  });

  it('that is taken back counts no more', async () => {
    await watchOf(heron);
    const { id, action } = must(await say(at('21:00:00'), 'safe'));
    expect(listWatches(at('22:00:00'))[0]?.level).toBe('calm');
    must(await undoAction(anna.unlocked, id, action));
    expect(listWatches(at('22:00:00'))[0]?.level).toBe('alarm');
  });
});

describe('the list of watches', () => {
  it('has the worst first, and none that is removed', async () => {
    const finch = await anna.put('case', { alias: 'Finch' });
    await watchOf(heron, { start: { at: utc('12T18:30:00'), zone } });
    await watchOf(finch, { watcher: 'Night desk' });
    const gone = await watchOf(finch);
    must(await putRecords(anna.unlocked, [{ type: 'watch', id: gone, fields: { removed: 'mistake' } }]));
    const rows = () =>
      listWatches(at('21:30:00')).map(({ caseAlias, level, mine }) => [caseAlias, level, mine]);
    expect(rows()).toEqual([
      ['Finch', 'alarm', false],
      ['Heron', 'rung', true],
    ]);
    must(await recordCheckIn(at('21:30:00'), { case: heron, outcome: 'dangerWord', zone }));
    expect(rows()[0]).toEqual(['Heron', 'danger', true]);
  });

  it('is not silenced by a case that somebody closes or removes, no more than today is', async () => {
    await watchOf(heron);
    const wren = await anna.put('case', { alias: 'Wren' });
    must(await recordCheckIn(at('20:30:00'), { case: wren, outcome: 'dangerWord', zone }));
    await anna.put('case', { status: 'closed' }, heron);
    await anna.put('case', { removed: 'duplicate' }, wren);
    const now = at('21:30:00');
    expect(listWatches(now).map(({ caseAlias, level }) => [caseAlias, level])).toEqual([
      ['Wren', 'danger'],
      ['Heron', 'alarm'],
    ]);
    const today = showToday(now).rows.map(({ kind, caseAlias, alarm }) => [kind, caseAlias, alarm]);
    expect(today).toEqual([
      ['checkIn', 'Heron', true],
      ['checkIn', 'Wren', true],
    ]);
  });

  it('has a danger word where nobody watches, as long as it stands', async () => {
    must(await say(at('20:00:00'), 'safe'));
    expect(listWatches(at('20:30:00'))).toEqual([]);
    must(await say(at('20:30:00'), 'dangerWord'));
    const rows = listWatches(at('20:30:00'));
    expect(rows.map(({ watch, caseAlias, level }) => [watch, caseAlias, level])).toEqual([
      [null, 'Heron', 'danger'],
    ]);
    must(await say(at('20:40:00'), 'safe'));
    expect(listWatches(at('20:40:00'))).toEqual([]);
  });

  it('knows the owner by name, and shows how to reach the principal applicant', async () => {
    await watchOf(heron, { watcher: ' Anna ' });
    const wren = await anna.put('person', { case: heron, alias: 'Wren', role: 'principalApplicant' });
    const son = await anna.put('person', { case: heron, alias: 'Finch', role: 'dependant' });
    await anna.put('channel', { parent: wren, kind: 'signal', neverSay: 'Never call at home' });
    await anna.put('channel', { parent: son, kind: 'phone' });
    const [row] = listWatches(at('20:00:00'));
    expect(row?.mine).toBe(true);
    expect(row?.channels.map(({ person, channel }) => [person, channel.values['neverSay']])).toEqual([
      ['Wren', 'Never call at home'],
    ]);
  });
});

describe('handing over', () => {
  it('names the new watcher of all in one action, which is taken back in one', async () => {
    const boris = await stage.party('boris');
    await anna.meet(boris, 'coordinator');
    const other = await anna.put('case', { alias: 'Finch' });
    const watches = [await watchOf(heron), await watchOf(other)];
    const { records, action } = must(await handOverWatches(anna.unlocked, boris.digest, watches));
    expect(records).toEqual(watches);
    expect(watches.map((id) => shown(id)?.['watcher'])).toEqual([boris.digest, boris.digest]);
    must(await undoSeveral(anna.unlocked, records, action));
    expect(watches.map((id) => shown(id)?.['watcher'])).toEqual([anna.digest, anna.digest]);
  });

  it('leaves out of undo who had it already, and is possible by name', async () => {
    const watches = [await watchOf(heron, { watcher: 'Night desk' }), await watchOf(heron)];
    const given = must(await handOverWatches(anna.unlocked, ' Night desk ', watches));
    expect(given.records).toEqual([watches[1]]);
    expect(shown(watches[1] ?? heron)).toMatchObject({ watcher: 'Night desk' });
  });

  it('goes to nobody unknown, not trusted or without a name, and takes nothing but watches', async () => {
    const watch = await watchOf(heron);
    const boris = await stage.party('boris');
    await anna.meet(boris, 'coordinator');
    must(await trustContact(anna.unlocked, boris.digest, { state: 'rejected' }));
    const to = async (who: string, watches: readonly string[] = [watch]) => {
      const given = await handOverWatches(anna.unlocked, who, watches);
      return given.ok ? 'done' : given.refusal.code;
    };
    expect(await to('  ')).toBe('name-empty');
    expect(await to('0'.repeat(64))).toBe('no-such-contact');
    expect(await to(boris.digest)).toBe('contact-not-accepted');
    expect(await to('Night desk', [watch, heron])).toBe('no-such-record');
    expect(shown(watch)?.['watcher']).toBe(anna.digest);
  });
});

it('reminders are moments of open watches and journeys, and nothing else', async () => {
  await watchOf(heron, { every: 200 });
  must(await say(at('20:00:00'), 'safe', { at: utc('10T18:00:00') }));
  await anna.put('leg', { case: heron, confirmBy: { at: utc('13T05:00:00'), zone } });
  const wren = await anna.put('case', { alias: 'Wren', status: 'closed' });
  await anna.put('leg', { case: wren, confirmBy: { at: utc('13T02:00:00'), zone } });
  const times = comingTimes(at('20:00:00'));
  expect(times.map((time) => new Date(time).toISOString())).toEqual([
    '2027-03-13T02:00:00.000Z',
    '2027-03-13T05:00:00.000Z',
    '2027-03-19T02:00:00.000Z',
    '2027-03-19T03:00:00.000Z',
    '2027-03-19T07:00:00.000Z',
  ]);
});
