import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DrillStart, DrillView } from '../../src-preload/contract/drill-views.ts';
import { must, type Party } from '../cli/demo/party.ts';
import { addDays } from '../domain/days.ts';
import type { RecordId } from '../domain/ids.ts';
import { reachInDrill } from './drill-reached.ts';
import { exportBundle } from './export-bundle.ts';
import { planBundle } from './plan-bundle.ts';
import { runDrill } from './run-drill.ts';
import { saveCallList } from './save-call-list.ts';
import { saveDrillTasks } from './save-drill-tasks.ts';
import { Stage } from './testing/parties.ts';
import { undoSeveral } from './undo-action.ts';

let stage: Stage;
let anna: Party;
let today: string;
const day = (offset: number): string => addDays(today, offset) ?? '';
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
  today = anna.unlocked.clock.now().toISOString().slice(0, 10);
});
afterEach(() => stage.close());

const run = async (start: DrillStart): Promise<DrillView> => must(await runDrill(anna.unlocked, start));
const code = (result: { ok: boolean; refusal?: { code: string } }): string =>
  result.ok ? 'ok' : (result.refusal?.code ?? '');
const names = (lines: readonly { readonly name: string }[]): readonly string[] =>
  lines.map(({ name }) => name);

/** Issue 4's night: Zoya doesn't answer. */
async function night(): Promise<
  Record<'zoya' | 'cedar' | 'birch' | 'sam' | 'shelter' | 'samStay', RecordId>
> {
  const birchKeeper = await stage.party('birch-shelter', 'shelter');
  await anna.meet(birchKeeper, 'shelter');
  await anna.meet(await stage.party('elsewhere', 'shelter'), 'shelter');
  const zoyas = await anna.put('case', { alias: 'Zoya', priority: 'urgent' });
  const zoya = await anna.put('person', { case: zoyas, alias: 'Zoya' });
  await anna.put('person', { case: zoyas, alias: 'Zoya brother' });
  const rinas = await anna.put('case', { alias: 'Rina', priority: 'emergency' });
  const rina = await anna.put('person', { case: rinas, alias: 'Rina' });
  const sams = await anna.put('case', { alias: 'Sam' });
  const sam = await anna.put('person', { case: sams, alias: 'Sam' });
  await anna.put('channel', {
    parent: sam,
    kind: 'signal',
    value: '+000 1',
    neverSay: 'the clinic',
    safeTimes: 'after 20',
  });
  await anna.put('channel', { parent: rina, kind: 'phone', value: '+000 900000002' });
  await anna.put('channel', { parent: zoya, kind: 'phone', value: '900000002' });
  const fars = await anna.put('case', { alias: 'Far' });
  await anna.put('person', { case: fars, alias: 'Far' });
  const birch = await anna.put('safeHouse', { codeName: 'Birch', keeper: birchKeeper.digest, state: 'open' });
  const cedar = await anna.put('safeHouse', { codeName: 'Cedar', state: 'open', address: 'No such street' });
  const elm = await anna.put('safeHouse', { codeName: 'Elm', state: 'open' });
  const stay = (fields: object): Promise<RecordId> => anna.put('stay', { status: 'planned', ...fields });
  await stay({ case: zoyas, safeHouse: birch, guestName: 'Z', from: day(-9), until: day(-5) });
  await stay({ case: rinas, safeHouse: birch, guestName: 'R', from: day(-7), until: day(-3) });
  await stay({ case: zoyas, safeHouse: cedar, guestName: 'Y', from: day(2), until: day(8) });
  const samStay = await stay({ case: sams, safeHouse: cedar, guests: 2, from: day(-2), until: day(4) });
  await stay({ case: fars, safeHouse: elm, guestName: 'F', from: day(-7), until: day(4) });
  await anna.send(birchKeeper, []);
  return { zoya, cedar, birch, sam, samStay, shelter: birchKeeper.digest as unknown as RecordId };
}

describe('the drill from the person who did not answer', () => {
  it('names exactly 3 people, 2 houses and 1 partner, worst first, with why and how to call', async () => {
    const ids = await night();
    const view = await run({ kind: 'person', id: ids.zoya });
    expect(view.start).toMatchObject({ name: 'Zoya', caseAlias: 'Zoya' });
    expect(names(view.people)).toEqual(['Sam', 'Zoya brother', 'Rina']);
    expect(names(view.houses)).toEqual(['Cedar', 'Birch']);
    expect(names(view.partners)).toEqual(['birch-shelter']);
    expect(view.helpers).toEqual([]);
    const [sam, , rina] = view.people;
    expect(sam).toMatchObject({
      urgency: 'tonight',
      caseAlias: 'Sam',
      tonight: { name: 'Cedar' },
      calls: [
        { kind: 'signal', value: '+000 1', neverSay: 'the clinic', safeTimes: 'after 20', exposed: false },
      ],
    });
    expect(rina?.reasons.map(({ why, house, from, until }) => [why, house, from, until])).toEqual([
      ['together', 'Birch', day(-7), day(-5)],
      ['owns', null, null, null],
    ]);
    // The same phone: whoever has hers has this one.
    expect(rina?.calls).toMatchObject([{ exposed: true }]);
    expect(view.houses[0]).toMatchObject({
      guestsTonight: 2,
      unsafe: true,
      moving: [
        { id: ids.samStay, caseAlias: 'Sam', when: 'tonight', guests: 2 },
        { caseAlias: 'Zoya', when: 'coming', from: day(2) },
      ],
    });
    expect(view.bundles).toMatchObject([{ partnerName: 'birch-shelter', file: { number: 1, day: today } }]);
    expect(view.bundles[0]?.records.map(({ type }) => type)).toEqual(['safeHouse', 'stay', 'stay']);
  });

  it('keeps ticks on this computer, by start', async () => {
    const ids = await night();
    const start: DrillStart = { kind: 'person', id: ids.zoya };
    const before = anna.unlocked.vault.read.journalHead()?.number;
    must(await reachInDrill(anna.unlocked, start, ids.sam, true));
    expect((await run(start)).people[0]?.reached).toMatch(/^\d{4}-/);
    const [first] = (await run({ kind: 'house', id: ids.cedar })).people;
    expect(first).toMatchObject({ name: 'Sam', reached: null });
    must(await reachInDrill(anna.unlocked, start, ids.sam, false));
    expect((await run(start)).people[0]?.reached).toBeNull();
    expect(anna.unlocked.vault.read.journalHead()?.number).toBe(before);
  });
});

describe('what was once so', () => {
  it('is not forgotten: a stay that was moved, a host that was replaced, a removed link', async () => {
    const one = await anna.put('case', { alias: 'One' });
    const person = await anna.put('person', { case: one, alias: 'One' });
    const other = await anna.put('person', { alias: 'Linked' });
    const [ash, oak] = [
      await anna.put('safeHouse', { codeName: 'Ash' }),
      await anna.put('safeHouse', { codeName: 'Oak' }),
    ];
    const [host, next] = [
      await anna.put('helper', { alias: 'Host' }),
      await anna.put('helper', { alias: 'Next' }),
    ];
    await anna.put('safeHouse', { host }, ash);
    await anna.put('safeHouse', { host: next }, ash);
    const stay = await anna.put('stay', { case: one, safeHouse: ash, from: day(3), until: day(5) });
    await anna.put('stay', { safeHouse: oak }, stay);
    const link = await anna.put('link', { personA: other, personB: person, kind: 'friend' });
    await anna.put('link', { removed: 'mistake' }, link);
    const view = await run({ kind: 'person', id: person });
    expect(names(view.houses).toSorted()).toEqual(['Ash', 'Oak']);
    expect(names(view.people)).toEqual(['Linked']);
    expect(view.people[0]?.reasons).toMatchObject([{ why: 'linked', linkKind: 'friend' }]);
    expect(names(view.helpers)).toEqual(['Next', 'Host']);
  });
});

describe('a drill from a partner', () => {
  it('names what it was sent by file, and empties a house only when its address went', async () => {
    const boris = await stage.party('boris');
    await anna.meet(boris, 'coordinator');
    const id = await anna.put('case', { alias: 'Heron' });
    await anna.put('person', { case: id, alias: 'Wren' });
    const house = await anna.put('safeHouse', { codeName: 'Ash', address: 'No such street' });
    await anna.put('stay', { case: id, safeHouse: house, from: day(-1), until: day(3) });
    await anna.send(boris, [id]);
    const start: DrillStart = { kind: 'partner', id: boris.digest };
    const first = await run(start);
    expect(names(first.people)).toEqual(['Wren']);
    expect(first.people[0]?.reasons).toMatchObject([{ why: 'sent', files: [{ number: 1, day: today }] }]);
    expect(first.houses).toMatchObject([{ name: 'Ash', unsafe: false, moving: [] }]);
    const wish = { to: boris.digest, preset: null, cases: [id], addresses: true };
    const planned = must(await planBundle(anna.unlocked, wish));
    must(await exportBundle(anna.unlocked, planned, stage.path('2.pgp'), false));
    const second = await run(start);
    expect(second.houses).toMatchObject([
      { name: 'Ash', unsafe: true, urgency: 'tonight', moving: [{ when: 'tonight' }] },
    ]);
    expect(second.bundles.map(({ file }) => file?.number)).toEqual([1, 2]);
  });
});

describe('guests of whom no case is known, and cases in which nobody is recorded', () => {
  it('are called too', async () => {
    const house = await anna.put('safeHouse', { codeName: 'Ash' });
    const empty = await anna.put('case', { alias: 'Nobody yet' });
    await anna.put('stay', { safeHouse: house, guestName: 'Maple', from: day(-1), until: day(1) });
    await anna.put('stay', { safeHouse: house, case: empty, from: day(1), until: day(2) });
    const view = await run({ kind: 'house', id: house });
    expect(view.people.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['stay Maple', 'case Nobody yet']);
    expect(view.houses[0]).toMatchObject({ name: 'Ash', urgency: 'tonight', guestsTonight: 1 });
  });
});

describe('tasks', () => {
  it('are written as one action, and undone as one', async () => {
    const ids = await night();
    const start: DrillStart = { kind: 'person', id: ids.zoya };
    const view = await run(start);
    const sams = view.people[0]?.caseId ?? '';
    const tasks = {
      start,
      at: view.at,
      compromised: [ids.cedar],
      emergencies: [sams],
      notes: [{ case: sams, text: 'Move: Cedar' }],
    };
    const { read } = anna.unlocked.vault;
    const stateOf = (id: string): unknown => read.row(id as RecordId)?.values['state'];
    const saved = must(await saveDrillTasks(anna.unlocked, tasks));
    expect(stateOf(ids.cedar)).toBe('compromised');
    expect(read.row(sams as RecordId)?.values['priority']).toBe('emergency');
    expect(read.children(sams as RecordId).map(({ values }) => values['text'])).toContain('Move: Cedar');
    expect(saved.records).toHaveLength(3);
    // Something was written since: what was previewed is not what would be done.
    expect(code(await saveDrillTasks(anna.unlocked, tasks))).toBe('no-such-preview');
    must(await undoSeveral(anna.unlocked, saved.records as RecordId[], saved.action));
    expect(stateOf(ids.cedar)).toBe('open');
    expect(read.row(sams as RecordId)?.values['priority'] ?? null).toBeNull();
  });

  it('touch nothing that the drill does not name', async () => {
    const ids = await night();
    const elm = anna.unlocked.vault.read.search('Elm', 5)[0]?.id ?? '';
    const far = anna.unlocked.vault.read
      .list({ type: 'case' })
      .find(({ values }) => values['alias'] === 'Far');
    const start: DrillStart = { kind: 'person', id: ids.zoya };
    const { at } = await run(start);
    const nothing = { start, at, compromised: [], emergencies: [], notes: [] };
    for (const wrong of [
      { compromised: [elm] },
      { compromised: [ids.sam] },
      { emergencies: [far?.id ?? ''] },
      { notes: [{ case: far?.id ?? '', text: 'x' }] },
      { notes: [{ case: ids.sam, text: 'x' }] },
    ])
      expect(code(await saveDrillTasks(anna.unlocked, { ...nothing, ...wrong }))).toBe('no-such-preview');
    expect(code(await saveDrillTasks(anna.unlocked, nothing))).toBe('input-malformed');
  });

  it('refuse a start that is not here or of another kind', async () => {
    const ids = await night();
    expect(code(await runDrill(anna.unlocked, { kind: 'house', id: ids.zoya }))).toBe('no-such-record');
    expect(code(await runDrill(anna.unlocked, { kind: 'partner', id: '0'.repeat(64) }))).toBe(
      'no-such-contact',
    );
    const nobody: DrillStart = { kind: 'person', id: '0'.repeat(32) };
    expect(code(await reachInDrill(anna.unlocked, nobody, ids.sam, true))).toBe('no-such-record');
  });
});

describe('the call list outside the vault', () => {
  it('is a page in which nothing is markup, and in the journal without a name', async () => {
    const path = stage.path('list.html');
    const sections = [{ title: 'Call', lines: [{ head: '<b>Sam</b>', more: ['"never" & say'] }] }];
    must(await saveCallList(anna.unlocked, { language: 'en', title: 'List', sections }, path));
    const page = await readFile(path, 'utf8');
    expect(page).toContain('<strong>&lt;b&gt;Sam&lt;/b&gt;</strong><br>\n&quot;never&quot; &amp; say');
    expect(page).toContain("default-src 'none'");
    const journal = await anna.unlocked.vault.read.journal();
    expect(Object.keys(journal.at(-1)?.event ?? {}).toSorted()).toEqual(['at', 'what']);
    expect(journal.at(-1)?.event).toMatchObject({ what: 'call list saved outside' });
  });
});
