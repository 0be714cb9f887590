import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { concludeVetting } from './conclude-vetting.ts';
import { DuplicateBook, sayNotSame } from './duplicate-book.ts';
import { duplicatesOfCase, duplicatesOfTyped, flaggedCases } from './find-duplicates.ts';
import { showVetting } from './show-vetting.ts';
import { takeCall } from './take-call.ts';
import { Stage } from './testing/parties.ts';
import { undoSeveral } from './undo-action.ts';

let stage: Stage;
let anna: Party;
beforeAll(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
});
afterAll(() => stage.close());

const values = (id: RecordId | undefined) =>
  id === undefined ? undefined : anna.unlocked.vault.read.row(id)?.values;
const phone = (value: string) => ({ kind: 'phone', value });
const code = (result: { readonly ok: boolean; readonly refusal?: { readonly code: string } }) =>
  result.refusal?.code ?? 'ok';

describe('a call', () => {
  it('is written down as case, person and channel by one action, and undone as one', async () => {
    const channel = { ...phone('+49 151 2345678'), safeTimes: 'after 22:00', neverSay: 'her brother' };
    const call = { alias: ' Plover ', danger: 'Found out at work', where: 'Grozny, with an aunt', channel };
    const taken = must(await takeCall(anna.unlocked, call));
    const [id, person, way] = taken.records;
    expect(id).toBe(taken.id);
    expect(values(id)).toEqual({
      alias: 'Plover',
      status: 'intake',
      priority: 'urgent',
      danger: 'Found out at work',
      where: 'Grozny, with an aunt',
    });
    expect(values(person)).toEqual({ case: id, alias: 'Plover', role: 'principalApplicant' });
    expect(values(way)).toEqual({ parent: person, ...channel });
    must(await undoSeveral(anna.unlocked, taken.records, taken.action));
    expect(taken.records.map((record) => typeof values(record)?.['removed'])).toEqual(
      taken.records.map(() => 'string'),
    );
  });

  it('needs an alias and nothing else', async () => {
    expect(code(await takeCall(anna.unlocked, { alias: ' ' }))).toBe('input-malformed');
    const taken = must(
      await takeCall(anna.unlocked, { alias: 'Dunlin', priority: 'emergency', channel: phone(' ') }),
    );
    expect(taken.records).toHaveLength(2);
    expect(values(taken.id)).toEqual({ alias: 'Dunlin', status: 'intake', priority: 'emergency' });
  });
});

describe('possible duplicates', () => {
  const book = new DuplicateBook();
  const typed = (what: Parameters<typeof duplicatesOfTyped>[2]) =>
    duplicatesOfTyped(anna.unlocked, book, what).map(({ name, reasons }) => [name, ...reasons]);
  const of = (id: string) =>
    must(duplicatesOfCase(anna.unlocked, book, id)).map(({ name, reasons }) => [name, ...reasons]);
  const flags = () => flaggedCases(anna.unlocked, book);
  let heron: RecordId;
  let teal: RecordId;

  it('are found while a form is typed: by phone, alias in the other script, true name', async () => {
    heron = must(await takeCall(anna.unlocked, { alias: 'Цапля', channel: phone('+7 928 123-45-67') })).id;
    await anna.put('person', { case: heron, alias: 'Brother', trueName: 'Хамзат Исаев' });
    expect(typed({ phone: '8 928 1234567' })).toEqual([['Цапля', 'phone']]);
    expect(typed({ alias: 'tsaplya' })).toEqual([['Цапля', 'alias']]);
    expect(typed({ trueName: 'Khamzat Isayev' })).toEqual([['Цапля', 'trueName']]);
    expect(typed({ phone: '8928123456' })).toEqual([]);
    expect(typed({})).toEqual([]);
  });

  it('are found between cases, and nothing is merged', async () => {
    teal = must(await takeCall(anna.unlocked, { alias: 'Teal', channel: phone('89281234567') })).id;
    expect(of(heron)).toEqual([['Teal', 'phone']]);
    expect(of(teal)).toEqual([['Цапля', 'phone']]);
    expect(flags()).toEqual([heron, teal].toSorted());
    await anna.put('person', { case: teal, alias: 'Uncle', trueName: 'Гамзат Исаев' });
    expect(of(heron)).toEqual([['Teal', 'phone', 'trueNameAlike']]);
    expect(values(heron)).toMatchObject({ alias: 'Цапля' });
    expect(code(duplicatesOfCase(anna.unlocked, book, '0'.repeat(32)))).toBe('no-such-record');
  });

  it('said not to be the same are left alone, here and after the next unlocking', async () => {
    const [found] = must(duplicatesOfCase(anna.unlocked, book, heron));
    const changes = anna.unlocked.vault.read.journalHead()?.number;
    must(await sayNotSame(anna.unlocked, found?.pairs ?? []));
    // Nothing was signed or journalled: there is nothing that could leave.
    expect(anna.unlocked.vault.read.journalHead()?.number).toBe(changes);
    expect(of(heron)).toEqual([]);
    expect(flags()).toEqual([]);
    await stage.reopen(anna);
    expect(of(teal)).toEqual([]);
    expect(code(await sayNotSame(anna.unlocked, [[heron, '0'.repeat(32)]]))).toBe('no-such-record');
    expect(code(await sayNotSame(anna.unlocked, [[heron, heron]]))).toBe('input-malformed');
    // Somebody new who may be the same is another question.
    await anna.put('person', { case: teal, alias: 'Neighbour', trueName: 'Hamzat Isaev' });
    expect(of(heron)).toEqual([['Teal', 'trueName']]);
    expect(flags()).toEqual([heron, teal].toSorted());
  });

  it('within a case are people taken down twice', async () => {
    const { id } = must(await takeCall(anna.unlocked, { alias: 'Godwit' }));
    await anna.put('person', { case: id, alias: 'Son', trueName: 'Юсуп Магомадов' });
    const twice = await anna.put('person', { case: id, alias: 'Boy', trueName: 'Yusup Magomadov' });
    expect(of(id)).toEqual([['Boy · Son', 'trueName']]);
    await anna.put('person', { removed: 'twice' }, twice);
    expect(of(id)).toEqual([]);
  });
});

describe('vetting', () => {
  const begun = async (vetting: Record<string, boolean> = {}) => {
    const { id } = must(await takeCall(anna.unlocked, { alias: 'Knot' }));
    await anna.put('case', { status: 'vetting', vetting }, id);
    return id;
  };
  const notes = (id: RecordId) =>
    anna.unlocked.vault.read
      .children(id)
      .filter(({ type }) => type === 'note')
      .map((note) => note.values['text']);

  it('shows every check with who said what and when', async () => {
    const id = await begun({ callBack: true, story: false });
    const shown = must(await showVetting(anna.unlocked, id));
    expect(shown).toMatchObject({ underWay: true, gaps: ['failed'], questions: [], vouchedBy: null });
    expect(shown.checks.map(({ check, result }) => `${check} ${result}`)).toEqual([
      'callBack passed',
      'vouched notDone',
      'document notDone',
      'story failed',
      'onlineTraces notDone',
    ]);
    expect(shown.checks[0]?.said).toMatchObject([{ passed: true, authorName: 'anna', own: true }]);
    expect(Date.parse(shown.checks[0]?.said[0]?.at ?? '')).not.toBeNaN();
  });

  it('opens the case once something passed and nothing failed', async () => {
    const id = await begun({ callBack: true });
    must(await concludeVetting(anna.unlocked, { case: id, outcome: 'accepted' }));
    expect(values(id)).toMatchObject({ status: 'open' });
    expect(notes(id)).toEqual([]);
    expect(code(await concludeVetting(anna.unlocked, { case: id, outcome: 'accepted' }))).toBe(
      'vetting-over',
    );
  });

  it.each([
    ['nothing was checked', {}],
    ['a check failed', { callBack: true, story: false }],
  ])('asks for a reason where %s, and keeps it as a note', async (_why, checks: Record<string, boolean>) => {
    const id = await begun(checks);
    const accept = { case: id, outcome: 'accepted' } as const;
    expect(code(await concludeVetting(anna.unlocked, accept))).toBe('vetting-incomplete');
    expect(code(await concludeVetting(anna.unlocked, { ...accept, reason: ' ' }))).toBe('vetting-incomplete');
    expect(values(id)).toMatchObject({ status: 'vetting' });
    must(await concludeVetting(anna.unlocked, { ...accept, reason: 'No time: police at the door' }));
    expect(values(id)).toMatchObject({ status: 'open' });
    expect(notes(id)).toEqual(['No time: police at the door']);
  });

  it('is declined only with a reason, and says nothing of how help ended', async () => {
    const id = await begun({ callBack: true });
    const decline = { case: id, outcome: 'declined' } as const;
    expect(code(await concludeVetting(anna.unlocked, decline))).toBe('vetting-unreasoned');
    must(await concludeVetting(anna.unlocked, { ...decline, reason: 'Asks for names of others' }));
    expect(values(id)).toMatchObject({ status: 'closed' });
    expect(values(id)).not.toHaveProperty('closureReason');
    expect(notes(id)).toEqual(['Asks for names of others']);
  });
});
