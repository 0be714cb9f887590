import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { CaseFilter } from '../domain/case-filter.ts';
import { addDays } from '../domain/days.ts';
import type { RecordId } from '../domain/ids.ts';
import { deleteFilter, listFilters, saveFilter } from './filters.ts';
import { listCases } from './list-cases.ts';
import { showToday } from './show-today.ts';
import { Stage } from './testing/parties.ts';

let stage: Stage;
let anna: Party;
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
});
afterEach(() => stage.close());

// One moment for all: seconds go by while records are written.
const started = Date.now();
const now = () => started;
const day = (offset: number): string => addDays(new Date(now()).toISOString().slice(0, 10), offset) ?? '';
const at = (hours: number) => ({
  at: `${new Date(now() + hours * 3_600_000).toISOString().slice(0, 19)}Z`,
  zone: 'Europe/Berlin',
});

async function lighthouse(): Promise<Record<'heron' | 'house' | 'person' | 'stay', RecordId>> {
  const heron = await anna.put('case', { alias: 'Heron', status: 'open', caseworker: anna.digest });
  const person = await anna.put('person', { case: heron, alias: 'Heron', needs: ['wheelchair'] });
  await anna.put('assessment', { case: heron, day: day(-40), level: 'high', next: day(-1) });
  const house = await anna.put('safeHouse', { codeName: 'Lighthouse', state: 'open' });
  const stay = await anna.put('stay', {
    case: heron,
    safeHouse: house,
    guestName: 'Maple',
    from: day(-3),
    until: day(0),
    status: 'checkedIn',
  });
  return { heron, house, person, stay };
}

describe('today', () => {
  it.each([true, false])('says that it was the danger word and not silence, watched: %s', async (watched) => {
    const { heron } = await lighthouse();
    if (watched) await anna.put('watch', { case: heron, start: at(-6), every: 24 });
    const said = at(-2);
    await anna.put('checkIn', { case: heron, at: said, outcome: 'dangerWord' });
    expect(showToday(anna.unlocked).rows[0]).toMatchObject({
      kind: 'checkIn',
      alarm: true,
      danger: true,
      at: new Date(Date.parse(said.at)).toISOString(),
    });
    await anna.put('checkIn', { case: heron, at: at(-1), outcome: 'safe' });
    expect(showToday(anna.unlocked).rows.some(({ danger }) => danger)).toBe(false);
  });

  it('shows every kind of row with what it is about, the silent first', async () => {
    const { heron, house, person } = await lighthouse();
    const start = at(-6);
    await anna.put('watch', { case: heron, start, every: 24 });
    await anna.put('leg', {
      case: heron,
      departs: at(-5),
      arrives: at(-3),
      confirmBy: at(5),
      status: 'underway',
    });
    const pathway = await anna.put('pathway', {
      case: heron,
      country: 'DE',
      status: 'active',
      anchors: { departure: day(150) },
    });
    const step = await anna.put('step', {
      pathway,
      title: 'Interview',
      due: day(3),
      documents: ['passport'],
    });
    await anna.put('appointment', { step, at: at(30), status: 'planned' });
    await anna.put('document', { person, kind: 'passport', validUntil: day(120) });
    await anna.put('consent', {
      person,
      partnerKind: 'legal',
      until: day(12),
      basis: 'explicit',
      given: day(-9),
    });
    const lost = await anna.put('safeHouse', { codeName: 'Orchard', state: 'compromised' });
    await anna.put('stay', { case: heron, safeHouse: lost, guestName: 'Oak', from: day(0), guests: 2 });

    const { rows, overdue, more } = showToday(anna.unlocked);
    expect(rows.map(({ kind, group, act }) => `${group}: ${kind}, ${act}`)).toEqual([
      'now: checkIn, checkIn',
      'now: houseCompromised, house',
      'now: leg, status',
      'now: assessment, case',
      'today: arrival, arrival',
      'today: departure, departure',
      'week: appointment, status',
      'week: step, status',
      'week: document, case',
      'coming: consent, case',
    ]);
    expect([overdue, more]).toEqual([4, 0]);
    expect(rows[0]).toMatchObject({
      kind: 'checkIn',
      alarm: true,
      rung: 3,
      caseAlias: 'Heron',
      level: 'high',
      at: new Date(Date.parse(start.at)).toISOString(),
    });
    expect(rows.find(({ kind }) => kind === 'document')).toMatchObject({ neededOn: day(150), day: day(120) });
    // An appointment is looked at where its step is.
    for (const kind of ['step', 'appointment'])
      expect(rows.find((row) => row.kind === kind)?.pathway).toEqual({ id: pathway, step });
    expect(rows.filter((row) => row.pathway !== null)).toHaveLength(2);
    expect(rows.find(({ kind }) => kind === 'departure')).toMatchObject({
      house,
      houseName: 'Lighthouse',
      record: { values: { guestName: 'Maple' } },
    });
    expect(rows.find(({ kind }) => kind === 'houseCompromised')).toMatchObject({
      record: { id: lost },
      level: 'high',
    });

    // Whose loss would be looked at: of alarms alone, and whoever applies before anyone else.
    expect(rows.map(({ missing }) => missing)).toEqual([person, ...Array<null>(9).fill(null)]);
    const egret = await anna.put('person', { case: heron, alias: 'Egret', role: 'principalApplicant' });
    expect(showToday(anna.unlocked).rows[0]?.missing).toBe(egret);

    await anna.put('checkIn', { case: heron, at: at(-0.1), outcome: 'noAnswer' });
    expect(showToday(anna.unlocked).rows[0]).toMatchObject({ kind: 'checkIn', alarm: true });
    await anna.put('checkIn', { case: heron, at: at(0), outcome: 'safe' });
    expect(showToday(anna.unlocked).rows.find(({ kind }) => kind === 'checkIn')).toMatchObject({
      group: 'today',
      overdue: false,
      at: new Date(Date.parse(start.at) + 24 * 3_600_000).toISOString(),
    });
  });

  it('has a danger word in a case that nobody watches, until they say safe', async () => {
    const heron = await anna.put('case', { alias: 'Heron', status: 'open' });
    await anna.put('checkIn', { case: heron, at: at(-2), outcome: 'dangerWord', rung: 0 });
    const alarms = () =>
      showToday(anna.unlocked).rows.map(({ kind, alarm, caseAlias }) => `${kind} ${alarm} ${caseAlias}`);
    expect(alarms()).toEqual(['checkIn true Heron']);
    await anna.put('checkIn', { case: heron, at: at(-1), outcome: 'concern', rung: 0 });
    expect(alarms()).toEqual(['checkIn true Heron']);
    await anna.put('checkIn', { case: heron, at: at(-0.5), outcome: 'safe', rung: 0 });
    expect(alarms()).toEqual([]);
  });

  it('counts what waits for a decision', async () => {
    const boris = await stage.party('boris');
    await anna.meet(boris, 'coordinator');
    await boris.meet(anna, 'coordinator');
    const heron = await anna.put('case', { alias: 'Heron' });
    await boris.receive((await anna.send(boris, [heron])).path);
    await anna.put('case', { alias: 'Heron A' }, heron);
    await boris.put('case', { alias: 'Heron B' }, heron);
    await anna.receive((await boris.send(anna, [heron])).path);
    expect(showToday(anna.unlocked).rows).toMatchObject([{ kind: 'conflicts', count: 1, record: null }]);
  });

  it('has nothing for an auditor, whatever came', async () => {
    const uma = await stage.party('uma', 'auditor');
    expect(showToday(uma.unlocked)).toEqual({ rows: [], more: 0, overdue: 0 });
  });
});

describe('working lists', () => {
  it('list what each condition leaves', async () => {
    const { heron, house, stay } = await lighthouse();
    const crane = await anna.put('case', { alias: 'Crane', status: 'intake', priority: 'emergency' });
    const wren = await anna.put('case', { alias: 'Журавль', status: 'open', caseworker: 'Boris' });
    await anna.put('watch', { case: wren, start: at(1), every: 24 });
    await anna.put('stay', { case: crane, safeHouse: house, guestName: 'Oak', from: day(2), until: day(9) });
    const listed = (filter: CaseFilter) =>
      new Set(listCases(anna.unlocked, { filter }).map(({ record }) => record.id));
    expect(listed({ caseworker: { is: 'me' } })).toEqual(new Set([heron]));
    expect(listed({ caseworker: { is: 'nobody' } })).toEqual(new Set([crane]));
    expect(listed({ caseworker: { who: 'Boris' } })).toEqual(new Set([wren]));
    expect(listed({ status: ['intake', 'open'], priority: ['emergency'] })).toEqual(new Set([crane]));
    expect(listed({ level: ['high'] })).toEqual(new Set([heron]));
    expect(listed({ assessmentOverdue: true })).toEqual(new Set([heron]));
    expect(listed({ needs: ['wheelchair'] })).toEqual(new Set([heron]));
    // Who was to leave today and is still there has a bed; who left has none.
    expect(listed({ noBed: true })).toEqual(new Set([crane, wren]));
    await anna.put('stay', { status: 'checkedOut', actualUntil: day(0) }, stay);
    expect(listed({ noBed: true })).toEqual(new Set([heron, crane, wren]));
    await anna.put('stay', { case: heron, safeHouse: house, guestName: 'Ash', from: day(1), until: day(4) });
    expect(listed({ house })).toEqual(new Set([heron, crane]));
    expect(listed({ noWatch: true })).toEqual(new Set([heron, crane]));
    expect(listed({ text: 'zhur' })).toEqual(new Set([wren]));
    expect(listed({ text: 'zhur', status: ['intake'] })).toEqual(new Set());
    expect(listed({})).toEqual(new Set([heron, crane, wren]));
    expect(listCases(anna.unlocked, { filter: { noBed: true }, limit: 1, offset: 1 })).toHaveLength(1);
  });

  it('are kept under a name, in this vault, over a lock', async () => {
    expect(listFilters(anna.unlocked).map(({ id, name }) => [id, name])).toEqual(
      ['mine', 'newCalls', 'emergency', 'noBed', 'unassigned'].map((id) => [id, null]),
    );
    const filter: CaseFilter = { status: ['open'], caseworker: { who: 'Boris' } };
    const saved = must(await saveFilter(anna.unlocked, { name: 'Boris', filter }));
    const id = saved.at(-1)?.id ?? '';
    must(await saveFilter(anna.unlocked, { id, name: 'Boris’ list', filter: { ...filter, noBed: true } }));
    must(await deleteFilter(anna.unlocked, 'emergency'));
    await stage.reopen(anna);
    expect(listFilters(anna.unlocked).map(({ name, id: known }) => name ?? known)).toEqual([
      'mine',
      'newCalls',
      'noBed',
      'unassigned',
      'Boris’ list',
    ]);
    expect(listFilters(anna.unlocked).at(-1)?.filter).toEqual({ ...filter, noBed: true });
    expect(await saveFilter(anna.unlocked, { id: 'none', name: 'x', filter })).toMatchObject({
      refusal: { code: 'input-malformed' },
    });
  });
});
