import { expect, it } from 'vitest';
import type { ConflictView } from '../../../src-preload/contract/views.ts';
import { unsafeHouses } from './unsafe-houses.ts';

const said = (authorName: string, value = 'compromised', proposed = true) => ({
  change: `${authorName} ${value}`,
  value,
  author: authorName as ConflictView['values'][number]['author'],
  authorName,
  own: false,
  at: null,
  proposed,
});
const conflict = (house: string, values: ConflictView['values'], slot = 'state'): ConflictView => ({
  record: house as ConflictView['record'],
  type: 'safeHouse',
  recordName: house,
  slot,
  kind: 'proposal',
  shown: 'open',
  names: [],
  values,
});

it('a house is one line, however often its keeper says so', () => {
  const flood = Array.from({ length: 500 }, () => said('keeper'));
  expect(unsafeHouses([conflict('Birch', [...flood, said('boris')])])).toEqual([
    { house: 'Birch', name: 'Birch', by: ['keeper', 'boris'] },
  ]);
});

it('only proposals to give a house up are', () => {
  expect(
    unsafeHouses([
      conflict('Birch', [said('keeper', 'paused')]),
      conflict('Cedar', [said('anna', 'compromised', false)]),
      conflict('Elm', [said('keeper')], 'address'),
    ]),
  ).toEqual([]);
});
