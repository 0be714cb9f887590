import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GuestCard, ShelterHouseView } from '../../src-preload/contract/shelter-views.ts';
import { must, type Party } from '../cli/demo/party.ts';
import type { ChangeId, RecordId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import type { ShelterReply } from '../domain/shelter-reply.ts';
import { heardFromShelter } from './heard-from-shelter.ts';
import { answerProposal } from './resolve-conflict.ts';
import { replyShelter, type Receipt } from './reply-shelter.ts';
import { saveArrivals } from './save-arrivals.ts';
import { markSeen } from './shelter-seen.ts';
import { showShelter } from './show-shelter.ts';
import { Stage } from './testing/parties.ts';
import { plan, said } from './testing/planned.ts';
import { undoSeveral } from './undo-action.ts';
import { unsentReplies } from './unsent-replies.ts';

/* A coordinator and the keeper of a house, by file. It is the evening of 12 March 2027 in Tbilisi. */

const zone = 'Asia/Tbilisi';
const day = '2027-03-12';
let stage: Stage;
let anna: Party;
let cedar: Party;
let house: RecordId;
let unit: RecordId;
let stay: RecordId;

beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
  cedar = await stage.party('cedar', 'shelter');
  setClock('2027-03-12T15:00:00Z');
  await anna.meet(cedar, 'shelter');
  await cedar.meet(anna, 'coordinator');
  const heron = await anna.put('case', { alias: 'CANARY case', danger: 'CANARY danger' });
  await anna.put('person', { case: heron, alias: 'CANARY person', trueName: 'CANARY name' });
  house = await anna.put('safeHouse', {
    codeName: 'Lighthouse',
    keeper: cedar.digest,
    address: 'CANARY address',
    state: 'open',
  });
  unit = await anna.put('unit', { safeHouse: house, name: 'Blue room', beds: 5 });
  stay = await anna.put('stay', {
    case: heron,
    safeHouse: house,
    unit,
    guestName: 'Maple',
    guests: 3,
    ageBands: 'two adults, a child of 4',
    languages: ['ru', 'ka'],
    needs: ['wheelchair'],
    from: day,
    until: '2027-03-20',
    arrival: '18–20',
    doorWord: 'umbrella',
    bringer: 'the driver with the red cap',
  });
  await anna.put('note', { parent: stay, kind: 'neverDo', text: 'No photos.', audience: cedar.digest });
  await anna.put('note', { parent: stay, text: 'CANARY note for coordinators' });
  await tell();
});
afterEach(() => stage.close());

function setClock(now: string): void {
  for (const party of [anna, cedar])
    stage.become(party, { ...party.unlocked, clock: { now: () => new Date(now) } });
}
const tell = async () => cedar.receive((await anna.send(cedar, [])).path);
const answer = async () => anna.receive((await cedar.send(anna, [])).path);
const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);
const reply = async (spoken: ShelterReply, receipt?: Receipt) =>
  must(await replyShelter(cedar.unlocked, spoken, receipt ?? null));
async function lighthouse(): Promise<ShelterHouseView> {
  const [only] = (await showShelter(cedar.unlocked, zone)).houses;
  if (only === undefined) throw new Error('no house');
  return only;
}
const heard = async () => must(await heardFromShelter(anna.unlocked, house, [stay], zone));
const values = (party: Party, id: RecordId) => party.unlocked.vault.read.row(id)?.values ?? {};

const card: GuestCard = {
  id: '' as RecordId,
  guestName: 'Maple',
  guests: 3,
  ageBands: 'two adults, a child of 4',
  languages: ['ka', 'ru'],
  needs: ['wheelchair'],
  from: day,
  until: '2027-03-20',
  arrival: '18–20',
  bringer: 'the driver with the red cap',
  doorWord: 'umbrella',
  unitName: 'Blue room',
  status: null,
  answer: null,
  actualFrom: null,
  arrivedAt: null,
  placedBy: 'anna',
  neverDo: [],
  whomToReach: [],
  told: [],
  answered: [],
};

describe('what a shelter sees', () => {
  it('is the guest’s card, exactly, and nothing of cases, persons or addresses', async () => {
    const view = await showShelter(cedar.unlocked, zone);
    expect(view.today).toBe(day);
    const [seen] = view.houses;
    expect(seen).toMatchObject({
      codeName: 'Lighthouse',
      state: 'open',
      expected: 3,
      present: 0,
      counted: null,
      bedsFree: 2,
      saidUnsafe: false,
      units: [{ id: unit, name: 'Blue room', beds: 5, blocked: false }],
    });
    expect(seen?.groups.today).toEqual([stay]);
    expect(seen?.open.map(({ kind }) => kind)).toEqual(['arrival', 'headcount']);
    expect(seen?.guests).toEqual([
      {
        ...card,
        id: stay,
        neverDo: [
          {
            record: expect.any(String),
            type: 'note',
            kind: 'neverDo',
            text: 'No photos.',
            by: 'anna',
            own: false,
            at: '2027-03-12T15:00:00Z',
          },
        ],
      },
    ]);
    expect(JSON.stringify(view)).not.toContain('CANARY');
  });

  it('goes by its own calendar: after midnight in Tbilisi they are overdue, in Greenwich they are not', async () => {
    setClock('2027-03-12T21:00:00Z');
    expect((await lighthouse()).groups).toMatchObject({ overdue: [stay], today: [] });
    expect((await showShelter(cedar.unlocked, 'UTC')).houses[0]?.groups.today).toEqual([stay]);
  });

  it('says that guests were sent elsewhere, by the name they were known by, until that was seen', async () => {
    const other = await anna.put('safeHouse', { codeName: 'Mill', keeper: 'ab'.repeat(32) });
    await anna.put('stay', { safeHouse: other, unit: null, guestName: 'Rowan' }, stay);
    await tell();
    const view = await lighthouse();
    expect(view.groups).toMatchObject({ gone: [stay], today: [] });
    expect(view.guests[0]).toMatchObject({ id: stay, guestName: 'Maple' });
    expect(JSON.stringify(view)).not.toMatch(/Rowan|Mill/);
    must(await markSeen(cedar.unlocked, [stay, house]));
    expect((await lighthouse()).groups.gone).toEqual([]);
  });

  it('shows a stay that was cancelled, removed and cancelled again each time', async () => {
    await anna.put('stay', { status: 'cancelled' }, stay);
    await tell();
    must(await markSeen(cedar.unlocked, [stay]));
    await anna.put('stay', { status: 'planned' }, stay);
    await tell();
    expect((await lighthouse()).groups.today).toEqual([stay]);
    must(await markSeen(cedar.unlocked, []));
    await anna.put('stay', { removed: 'mistake' }, stay);
    await tell();
    expect((await lighthouse()).groups.gone).toEqual([stay]);
  });
});

describe('what it answers', () => {
  it('leaves as exactly this list', async () => {
    await reply({ kind: 'cannotTake', stay, text: 'two beds only' });
    await reply({ kind: 'headcount', house, day, count: 4 });
    await reply({ kind: 'need', about: house, text: 'blankets' });
    await reply({ kind: 'incident', about: stay, day, text: 'a fall' });
    await reply({ kind: 'bedBlocked', unit });
    await reply({ kind: 'cost', house, day, amount: '12.50', currency: 'GEL', line: 'food' });
    const planned = await plan(cedar, anna);
    expect(planned.preset).toBe('reply');
    const ids = new Map([
      [house, 'HOUSE'],
      [stay, 'STAY'],
    ] as const);
    const lines = said(cedar, planned).map((line) =>
      line.replace(/[0-9a-f]{32}/, (id) => ids.get(id as RecordId) ?? id),
    );
    expect(lines.toSorted()).toEqual(
      [
        'stay: field/answer = "cannotTake"',
        'note: field/parent = "STAY"',
        'note: field/kind = "cannotTake"',
        'note: field/text = "two beds only"',
        'headCount: field/safeHouse = "HOUSE"',
        'headCount: field/day = "2027-03-12"',
        'headCount: field/count = 4',
        'note: field/parent = "HOUSE"',
        'note: field/kind = "need"',
        'note: field/text = "blankets"',
        'incident: field/parent = "STAY"',
        'incident: field/day = {"day":"2027-03-12","precision":"exact"}',
        'incident: field/account = "a fall"',
        'unit: field/blocked = true',
        'cost: field/parent = "HOUSE"',
        'cost: field/day = "2027-03-12"',
        'cost: field/amount = {"amount":"12.50","currency":"GEL"}',
        'cost: field/line = "food"',
      ].toSorted(),
    );
  });

  it('can’t take them, and why: the coordinator hears both', async () => {
    await reply({ kind: 'cannotTake', stay, text: 'two beds only' });
    expect((await lighthouse()).groups.declined).toEqual([stay]);
    await answer();
    expect(values(anna, stay)['answer']).toBe('cannotTake');
    expect(await heard()).toMatchObject({
      stays: [{ stay, said: [{ kind: 'cannotTake', text: 'two beds only', by: 'cedar' }] }],
      house: { expected: 0, counted: null, unsafe: [], said: [] },
    });
    expect(JSON.stringify(await heard())).not.toContain('CANARY');
  });

  it('they have come, and there are six where five are expected', async () => {
    await anna.put('stay', { safeHouse: house, unit, guestName: 'Ash', guests: 2, from: day }, undefined);
    await tell();
    const at = { at: '2027-03-12T14:40:00Z', zone };
    await reply({ kind: 'arrived', stay, day, at });
    await reply({ kind: 'headcount', house, day, count: 5 });
    await reply({ kind: 'headcount', house, day, count: 6 });
    expect(cedar.unlocked.vault.read.count('headCount')).toBe(1);
    expect(await lighthouse()).toMatchObject({ expected: 5, present: 3, counted: 6 });
    await answer();
    expect(values(anna, stay)).toMatchObject({ status: 'checkedIn', actualFrom: day, arrivedAt: at });
    expect((await heard()).house).toMatchObject({ expected: 5, counted: 6 });
  });

  it('have not come: asked again the next day', async () => {
    await reply({ kind: 'notArrived', stay, text: '' });
    expect((await lighthouse()).open.map(({ kind }) => kind)).toEqual(['headcount']);
    setClock('2027-03-13T06:00:00Z');
    expect((await lighthouse()).open.map(({ kind }) => kind)).toEqual(['arrival', 'headcount']);
  });

  it('what something has cost, with its receipt', async () => {
    const bytes = new TextEncoder().encode('12.50 bread');
    const saved = await reply(
      { kind: 'cost', house, day, amount: '12.50', currency: 'GEL', line: 'food' },
      { name: '/home/cedar/чек.txt', bytes },
    );
    const receipt = values(cedar, saved.id)['receipt'] as RecordId;
    expect(values(cedar, receipt)).toMatchObject({ parent: saved.id, name: 'чек.txt', size: bytes.length });
    await answer();
    expect(values(anna, receipt)).toMatchObject({ parent: saved.id, name: 'чек.txt' });
    expect(anna.unlocked.vault.fileSize(values(anna, receipt)['sealed'] as string)).not.toBeNull();
  });

  it('is refused about a record of another type, or of none', async () => {
    const { unlocked } = cedar;
    expect(code(await replyShelter(unlocked, { kind: 'canTake', stay: house }))).toBe('no-such-record');
    expect(code(await replyShelter(unlocked, { kind: 'bedFree', unit: stay }))).toBe('no-such-record');
    const nowhere = 'ab'.repeat(16) as RecordId;
    expect(code(await replyShelter(unlocked, { kind: 'left', stay: nowhere, day }))).toBe('no-such-record');
    const bad = { kind: 'cost', house, day, amount: 'much', currency: 'GEL', line: 'food' } as const;
    expect(code(await replyShelter(unlocked, bad))).toBe('field-value-bad');
    expect(unlocked.vault.read.count('cost')).toBe(0);
  });
});

describe('"not safe"', () => {
  const unsafe = (): Promise<{
    readonly id: RecordId;
    readonly action: string;
    readonly more: readonly RecordId[];
  }> => reply({ kind: 'unsafe', house, day, text: 'A man asks for them.' });

  it('is a proposal that the coordinator sees in words; taken, the house must be moved out of', async () => {
    await unsafe();
    expect(await lighthouse()).toMatchObject({ state: 'open', saidUnsafe: true });
    await answer();
    expect(values(anna, house)['state']).toBe('open');
    const { house: spoken } = await heard();
    expect(spoken?.said).toMatchObject([
      { type: 'incident', kind: 'houseUnsafe', text: 'A man asks for them.' },
    ]);
    const [proposal] = spoken?.unsafe ?? [];
    expect(proposal).toMatchObject({ slot: 'state', by: 'cedar' });
    must(await answerProposal(anna.unlocked, house, 'state', (proposal?.change ?? '') as ChangeId, true));
    expect((await heard()).house?.unsafe).toEqual([]);
    await tell();
    expect(await lighthouse()).toMatchObject({ state: 'move out now', saidUnsafe: false });
  });

  it('can be taken back, here and there', async () => {
    const { id, action, more } = await unsafe();
    expect(more).toEqual([house]);
    await answer();
    expect((await heard()).house?.unsafe).toHaveLength(1);
    must(await undoSeveral(cedar.unlocked, [id, ...more], action));
    expect((await lighthouse()).saidUnsafe).toBe(false);
    await answer();
    expect((await heard()).house).toMatchObject({ unsafe: [], said: [] });
  });
});

describe('answers that are not sent yet', () => {
  const counts = async () => (await unsentReplies(cedar.unlocked)).map(({ name, count }) => [name, count]);

  it('are counted as people count them, until a file carries them', async () => {
    expect(await counts()).toEqual([]);
    await reply({ kind: 'cannotTake', stay, text: 'two beds only' });
    await reply({ kind: 'headcount', house, day, count: 4 });
    expect(await counts()).toEqual([['anna', 2]]);
    const { path } = await cedar.send(anna, []);
    expect(await counts()).toEqual([]);
    await reply({ kind: 'headcount', house, day, count: 5 });
    expect(await counts()).toEqual([['anna', 1]]);
    await anna.receive(path);
  });

  it('not for who was given nothing, nor for partners who are no coordinators', async () => {
    const boris = await stage.party('boris');
    const dogwood = await stage.party('dogwood', 'shelter');
    await cedar.meet(boris, 'coordinator');
    await cedar.meet(dogwood, 'shelter');
    await reply({ kind: 'canTake', stay });
    expect(await counts()).toEqual([['anna', 1]]);
  });
});

describe('the list of arrivals', () => {
  it('holds guest names and no more than is needed at the door, is journalled, and no name becomes markup', async () => {
    await anna.put('stay', {
      safeHouse: house,
      unit,
      guestName: '<b>Ash</b>',
      guests: 2,
      from: '2027-03-13',
    });
    await tell();
    const path = stage.path('list.html');
    expect(must(await saveArrivals(cedar.unlocked, zone, 'ru', path, false))).toEqual({ file: 'list.html' });
    const page = await readFile(path, 'utf8');
    for (const part of [
      'Приезды — пт, 12 мар 2027',
      'Maple',
      '18–20',
      'Blue room',
      '&lt;b&gt;Ash',
      'сб, 13 мар 2027',
    ])
      expect(page).toContain(part);
    for (const part of ['umbrella', 'red cap', 'wheelchair', 'No photos', '<b>', 'CANARY', '<script'])
      expect(page).not.toContain(part);
    const [last] = (await cedar.unlocked.vault.read.journal()).slice(-1);
    expect(last?.event).toEqual({ what: 'arrivals list saved', at: '2027-03-12T15:00:00.000Z' });
    expect(code(await saveArrivals(cedar.unlocked, zone, 'en', path, false))).toBe('file-exists');
  });
});
