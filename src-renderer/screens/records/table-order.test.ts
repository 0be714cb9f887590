import { describe, expect, it } from 'vitest';
import type { SchemaType } from '../../../src-preload/contract/views.ts';
import { bySlot, byType } from './table-order.ts';

const field = (name: string): SchemaType['fields'][number] => ({
  name,
  group: 'W',
  kind: 'text',
  set: false,
  choices: null,
  refTo: null,
  parent: false,
});
const types = new Map<string, SchemaType>([
  ['case', { name: 'case', group: 'W', fields: ['alias', 'status', 'needs'].map(field) }],
  ['person', { name: 'person', group: 'G', fields: [] }],
]);

describe('the order of the record table', () => {
  it('puts slots as their fields stand, members by themselves, unknown ones last, equal ones as they came', () => {
    const slots = ['later', 'needs/quiet', 'status', 'needs/diet', 'field/alias', 'alias'].map(
      (slot, at) => ({
        slot,
        at,
      }),
    );
    expect(slots.toSorted(bySlot(types, 'case')).map(({ slot }) => slot)).toEqual([
      'alias',
      'field/alias',
      'status',
      'needs/diet',
      'needs/quiet',
      'later',
    ]);
    const twice = [
      { slot: 'alias', at: 1 },
      { slot: 'alias', at: 0 },
    ];
    expect(twice.toSorted(bySlot(types, 'case')).map(({ at }) => at)).toEqual([1, 0]);
  });

  it('puts records by type, then by name, then by id', () => {
    const records = [
      { type: 'unheard', name: 'A', id: '1' },
      { type: 'person', name: 'B', id: '2' },
      { type: 'person', name: 'A', id: '4' },
      { type: 'person', name: 'A', id: '3' },
      { type: 'case', name: 'Z', id: '5' },
    ];
    expect(records.toSorted(byType(types)).map(({ id }) => id)).toEqual(['5', '3', '4', '2', '1']);
  });
});
