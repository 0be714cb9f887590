import { describe, expect, it } from 'vitest';
import { recordId } from './fixtures/history.ts';
import { checkRecordInput } from './records/input.ts';
import type { ReplyContext, ShelterReply } from './shelter-reply.ts';
import { recordsOfReply, targetOf } from './shelter-reply.ts';

const [stay, house, unit] = [recordId('stay'), recordId('house'), recordId('unit')];
const [cost, receipt] = [recordId('cost'), recordId('receipt')];
const at = { at: '2027-03-12T16:40:00Z', zone: 'Europe/Chisinau' };
const day = '2027-03-12';
const fresh: ReplyContext = { headCount: null, cost, receipt: null };

const cases: readonly (readonly [ShelterReply, Partial<ReplyContext>, readonly object[]])[] = [
  [{ kind: 'canTake', stay }, {}, [{ type: 'stay', id: stay, fields: { answer: 'canTake' } }]],
  [
    { kind: 'cannotTake', stay, text: ' two beds only \n' },
    {},
    [
      { type: 'stay', id: stay, fields: { answer: 'cannotTake' } },
      { type: 'note', fields: { parent: stay, kind: 'cannotTake', text: 'two beds only' } },
    ],
  ],
  [
    { kind: 'arrived', stay, day, at },
    {},
    [{ type: 'stay', id: stay, fields: { status: 'checkedIn', actualFrom: day, arrivedAt: at } }],
  ],
  [
    { kind: 'arrived', stay, day, at: null },
    {},
    [{ type: 'stay', id: stay, fields: { status: 'checkedIn', actualFrom: day } }],
  ],
  [
    { kind: 'notArrived', stay, text: '' },
    {},
    [{ type: 'note', fields: { parent: stay, kind: 'notArrived' } }],
  ],
  [
    { kind: 'left', stay, day },
    {},
    [{ type: 'stay', id: stay, fields: { status: 'checkedOut', actualUntil: day } }],
  ],
  [
    { kind: 'need', about: house, text: 'blankets' },
    {},
    [{ type: 'note', fields: { parent: house, kind: 'need', text: 'blankets' } }],
  ],
  [
    { kind: 'incident', about: stay, day, text: 'a fall' },
    {},
    [
      {
        type: 'incident',
        fields: { parent: stay, day: { day, precision: 'exact' }, account: 'a fall' },
      },
    ],
  ],
  [
    { kind: 'headcount', house, day, count: 6 },
    {},
    [{ type: 'headCount', fields: { safeHouse: house, day, count: 6 } }],
  ],
  [
    { kind: 'headcount', house, day, count: 0 },
    { headCount: recordId('counted') },
    [{ type: 'headCount', id: recordId('counted'), fields: { count: 0 } }],
  ],
  [{ kind: 'bedBlocked', unit }, {}, [{ type: 'unit', id: unit, fields: { blocked: true } }]],
  [{ kind: 'bedFree', unit }, {}, [{ type: 'unit', id: unit, fields: { blocked: false } }]],
  [
    { kind: 'cost', house, day, amount: '12.50', currency: 'EUR', line: 'food' },
    { receipt },
    [
      {
        type: 'cost',
        id: cost,
        fields: { parent: house, day, amount: { amount: '12.50', currency: 'EUR' }, line: 'food', receipt },
      },
    ],
  ],
  [
    { kind: 'unsafe', house, day, text: 'A man asks for them.' },
    {},
    [
      {
        type: 'incident',
        fields: {
          parent: house,
          day: { day, precision: 'exact' },
          account: 'A man asks for them.',
          kind: 'houseUnsafe',
        },
      },
      { type: 'safeHouse', id: house, fields: { state: 'compromised' } },
    ],
  ],
];

describe('a reply in records', () => {
  it.each(cases.map(([reply, context, records]) => [reply.kind, reply, context, records] as const))(
    '%s',
    (_, reply, context, records) => {
      const made = recordsOfReply(reply, { ...fresh, ...context });
      expect(made).toEqual(records);
      // Every value is one that a record may hold.
      for (const record of made)
        expect(checkRecordInput({ ...record, fields: { ...record.fields } }).ok).toBe(true);
    },
  );

  it('is about a record of the type that its kind is about', () => {
    expect(targetOf({ kind: 'canTake', stay })).toEqual({ record: stay, types: ['stay'] });
    expect(targetOf({ kind: 'bedFree', unit })).toEqual({ record: unit, types: ['unit'] });
    expect(targetOf({ kind: 'unsafe', house, day, text: 'x' })).toEqual({
      record: house,
      types: ['safeHouse'],
    });
    expect(targetOf({ kind: 'need', about: house, text: 'x' }).types).toEqual(['stay', 'safeHouse']);
  });
});
