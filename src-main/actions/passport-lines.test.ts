import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import { specimens } from '../domain/fixtures/passport-specimens.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { putRecords } from './put-record.ts';
import { readLinesFor } from './read-passport-lines.ts';
import { recordPassportLines, type TypedPassport } from './record-passport-lines.ts';
import { Stage } from './testing/parties.ts';
import { undoSeveral } from './undo-action.ts';

let stage: Stage;
let anna: Party;
beforeAll(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
});
afterAll(() => stage.close());

const internal = specimens.internal.lines.join('\n');
const none = { trueName: false, birthDate: false, citizenship: false };
const all = { trueName: true, birthDate: true, citizenship: true };

async function person(fields: Record<string, Json> = {}): Promise<RecordId> {
  const [saved] = must(
    await putRecords(anna.unlocked, [{ type: 'person', fields: { alias: 'Wren', ...fields } }]),
  );
  if (saved === undefined) throw new Error('nothing was put');
  return saved.id;
}
const record = (input: TypedPassport) => recordPassportLines(anna.unlocked, input);
const values = (id: RecordId | undefined) =>
  id === undefined ? undefined : anna.unlocked.vault.read.row(id)?.values;
const code = (result: { readonly ok: boolean; readonly refusal?: { readonly code: string } }) =>
  result.refusal?.code ?? 'ok';
const document = {
  kind: 'internalPassport',
  country: 'RU',
  number: '3914 935349',
  validFrom: '2015-12-18',
};

describe('a document from its lines', () => {
  it('is written with what is taken for the person by one action, and undone as one', async () => {
    const id = await person();
    const written = must(await record({ person: id, typed: internal, take: all }));
    const [made] = written.records;
    expect(values(made)).toEqual({ person: id, ...document });
    expect(values(id)).toEqual({
      alias: 'Wren',
      trueName: 'ЗДРИЛЮК СЕРГЕЙ АНАТОЛЬЕВИЧ',
      birthDate: { day: '1972-07-23', precision: 'exact' },
      citizenship: { RU: true },
    });
    must(await undoSeveral(anna.unlocked, written.records, written.action));
    expect(values(id)).toEqual({ alias: 'Wren' });
    expect(typeof values(made)?.['removed']).toBe('string');
  });

  it('changes nothing of the person that is not asked for, and adds a citizenship', async () => {
    const known = { trueName: 'Сергей Здрилюк', citizenship: ['DE'] };
    const id = await person(known);
    must(await record({ person: id, typed: internal, take: none }));
    expect(values(id)).toEqual({ alias: 'Wren', trueName: 'Сергей Здрилюк', citizenship: { DE: true } });
    must(await record({ person: id, typed: internal, take: { ...none, citizenship: true } }));
    expect(values(id)?.['citizenship']).toEqual({ DE: true, RU: true });
  });

  it('is brought up to date where it is known, however its number was written', async () => {
    const id = await person();
    const [old] = must(
      await putRecords(anna.unlocked, [
        { type: 'document', fields: { person: id, kind: 'internalPassport', number: '39 14 № 935349' } },
      ]),
    );
    expect(must(readLinesFor(anna.unlocked, id, internal)).known?.id).toBe(old?.id);
    const written = must(await record({ person: id, typed: internal, take: none }));
    expect(written.records).toEqual([old?.id]);
    expect(values(old?.id)).toEqual({ person: id, ...document, number: '39 14 № 935349' });
    expect(code(await record({ person: id, typed: internal, take: none }))).toBe('passport-nothing-new');
  });

  it('is not known by its number alone: another kind or country is another document', async () => {
    const id = await person();
    for (const other of [
      { kind: 'passport', number: document.number },
      { kind: document.kind, number: document.number, country: 'BY' },
    ])
      must(await putRecords(anna.unlocked, [{ type: 'document', fields: { person: id, ...other } }]));
    expect(must(readLinesFor(anna.unlocked, id, internal)).known).toBeNull();
  });
});

describe('refusals', () => {
  it('are named, and nothing is written', async () => {
    const id = await person();
    const wrong = internal.replace('8RUS', '7RUS');
    expect(must(readLinesFor(anna.unlocked, id, wrong)).reading.faults).toHaveLength(1);
    expect(code(await record({ person: id, typed: wrong, take: all }))).toBe('passport-lines-faulty');
    expect(code(await record({ person: id, typed: '', take: all }))).toBe('passport-lines-faulty');
    expect(code(await record({ person: 'x', typed: internal, take: all }))).toBe('record-id-bad');
    const [made] = must(await putRecords(anna.unlocked, [{ type: 'case', fields: { alias: 'x' } }]));
    expect(code(await record({ person: made?.id ?? '', typed: internal, take: all }))).toBe('no-such-record');
    expect(values(id)).toEqual({ alias: 'Wren' });
  });

  it('a century that was not chosen is asked for', async () => {
    const id = await person();
    const [first = '', second = ''] = specimens['MRV-B'].lines as readonly string[];
    const typed = `${first}\n${second.slice(0, 13)}2103019${second.slice(20)}`;
    expect(code(await record({ person: id, typed, take: all }))).toBe('passport-birth-unclear');
    expect(code(await record({ person: id, typed, birth: '2121-03-01', take: all }))).toBe(
      'passport-birth-unclear',
    );
    must(await record({ person: id, typed, birth: '2021-03-01', take: all }));
    expect(values(id)?.['birthDate']).toEqual({ day: '2021-03-01', precision: 'exact' });
  });
});
