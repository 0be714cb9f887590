import { describe, expect, it } from 'vitest';
import { mayAdd, withAdditions } from './adding.ts';
import { recordId } from './fixtures/history.ts';
import { keyLeaves } from './presets.ts';
import { groups } from './records/field.ts';
import { overKey } from './records/slot.ts';
import { recordType, recordTypes } from './records/table.ts';
import type { Leaving } from './share-request.ts';

const presets = ['coordinator', 'legal', 'shelter'] as const;
const record = recordId('x');
const keyOf = ({ name, set }: { readonly name: string; readonly set: boolean }): string =>
  set ? `set/${name}/ru` : `field/${name}`;

describe('invariant 7: an export contains only the preset’s fields, and exactly what was added', () => {
  it('of every field of every type: the added one and pointers to parents, and nothing else', () => {
    for (const { name: type, parents } of recordTypes) {
      const fields = [...(recordType(type)?.fields.values() ?? [])];
      for (const chosen of fields) {
        const [alone] = withAdditions('legal', [], [{ record, type, field: chosen.name }]);
        const [beside] = withAdditions(
          'legal',
          [{ record, type, groups: ['W'], withheld: [] }],
          [{ record, type, field: chosen.name }],
        );
        for (const field of fields) {
          const isChosen = field.name === chosen.name;
          // Keys of other kinds of sets are no keys at all: only what can be parsed may leave.
          const open = (leaving: Leaving | undefined): boolean =>
            leaving !== undefined &&
            (keyLeaves('legal', leaving, keyOf(field)) ||
              (!field.set && keyLeaves('legal', leaving, overKey(field.name))));
          if (!isChosen) {
            expect(open(alone) && !parents.includes(field.name), `${type} ${field.name}`).toBe(false);
            expect(open(beside) && field.group !== 'W', `${type} ${field.name}`).toBe(false);
          } else if (!field.set) {
            expect(open(alone), `${type} ${field.name}`).toBe(true);
          }
        }
      }
    }
  });

  it('what is withheld stays although it was added', () => {
    const leaving: Leaving = { record, type: 'safeHouse', groups: ['W'], withheld: ['address'] };
    const [added] = withAdditions(
      'coordinator',
      [leaving],
      [{ record, type: 'safeHouse', field: 'address' }],
    );
    expect(added !== undefined && keyLeaves('coordinator', added, 'field/address')).toBe(false);
  });
});

describe('what may be added', () => {
  it('never internal fields or testimony, to nobody', () => {
    for (const { name: type } of recordTypes) {
      for (const field of recordType(type)?.fields.values() ?? []) {
        const isNever = field.group === 'X' || field.group === 'T';
        for (const preset of presets)
          expect(mayAdd(preset, { type, field: field.name }, true), `${type} ${field.name}`).toBe(!isNever);
      }
    }
    expect(groups).toContain('X');
  });

  it('to a shelter only fields of what leaves for it anyway, and never a person', () => {
    expect(mayAdd('shelter', { type: 'safeHouse', field: 'address' }, true)).toBe(true);
    expect(mayAdd('shelter', { type: 'safeHouse', field: 'address' }, false)).toBe(false);
    expect(mayAdd('shelter', { type: 'person', field: null }, true)).toBe(false);
  });

  it('of whole records only persons and templates', () => {
    for (const { name: type } of recordTypes)
      expect(mayAdd('coordinator', { type, field: null }, false)).toBe(
        type === 'person' || type === 'template',
      );
    expect(mayAdd('coordinator', { type: 'person', field: 'unheardOf' }, false)).toBe(false);
  });
});

describe('a person or a template alone', () => {
  it('leaves as that role sees them; what leaves already stays as it is', () => {
    const person = { record, type: 'person', field: null };
    expect(withAdditions('legal', [], [person])).toEqual([
      { record, type: 'person', groups: ['G', 'I'], withheld: [], added: [] },
    ]);
    const template = { record, type: 'template', field: null };
    for (const preset of ['coordinator', 'legal'] as const)
      expect(withAdditions(preset, [], [template])[0]?.groups).toEqual(['W']);
    const other: Leaving = { record: recordId('y'), type: 'case', groups: ['W'], withheld: [] };
    expect(withAdditions('coordinator', [other], [person])[0]).toBe(other);
  });
});
