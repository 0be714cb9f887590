import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { checkRecordInput } from './input.ts';
import { checkValue, parseSlot } from './slot.ts';
import { recordType, recordTypes } from './table.ts';
import { normalise } from './values.ts';

const deep = (levels: number): Json => (levels === 0 ? 1 : [deep(levels - 1)]);
const id = '0123456789abcdef0123456789abcdef';
const digest = id + id;

/** Type, slot, good values, bad values. */
const examples: readonly (readonly [string, string, readonly Json[], readonly Json[]])[] = [
  [
    'case',
    'alias',
    ['Wren', 'Воробей', '😀'.repeat(500), null],
    ['', 'a\nb', 'x'.repeat(501), '\u0000', '\ud800', 1, true, [], {}],
  ],
  ['case', 'danger', ['two\nlines\tand a tab'], ['\u0007', 'x'.repeat(20_001)]],
  ['case', 'status', ['open', null], ['Open', 'hibernating', '', 1]],
  ['case', 'owner', [digest, 'Mila'], ['', 5]],
  ['case', 'vetting/callBack', [true, false], [null, 'true', 1]],
  ['person', 'ageBand', ['adult', '30 to 40'], ['x'.repeat(101)]],
  [
    'person',
    'birthDate',
    [
      { day: '1990-05-17', precision: 'exact' },
      { day: '1990-05', precision: 'month' },
      { day: '1990', precision: 'about' },
    ],
    [
      '1990-05-17',
      { day: '1990-05', precision: 'exact' },
      { day: '1990-13', precision: 'month' },
      { day: '1990', precision: 'about', more: 1 },
    ],
  ],
  ['person', 'languages/ru', [true], []],
  ['safeHouse', 'keeper', [digest], [id, digest.toUpperCase(), 'Mila']],
  ['stay', 'safeHouse', [id], [digest, id.toUpperCase(), '']],
  [
    'stay',
    'from',
    ['2027-03-12', '2028-02-29'],
    ['2027-02-29', '2027-3-12', '12.03.2027', '0999-01-01', '2027-03-12T00:00:00Z'],
  ],
  ['stay', 'guests', [0, 3], [-1, 1.5, '3', 1e13]],
  ['unit', 'blocked', [true, false, null], ['true', 0]],
  [
    'watch',
    'start',
    [
      { at: '2027-03-12T09:30:00Z', zone: 'Europe/Berlin' },
      { at: '2027-03-12T09:30:00Z', zone: 'UTC' },
    ],
    [
      '2027-03-12T09:30:00Z',
      { at: '2027-03-12T09:30:00+01:00', zone: 'UTC' },
      { at: '2027-02-30T09:30:00Z', zone: 'UTC' },
      { at: '2027-03-12T09:30:00Z', zone: '../etc' },
      { at: '2027-03-12T09:30:00Z' },
    ],
  ],
  [
    'watch',
    'ladder',
    [[], [{ afterHours: 2, do: '' }], {}],
    [
      'x',
      1,
      deep(10),
      Array.from({ length: 2_001 }, () => 0),
      'x'.repeat(5),
      ['\ud800'],
      ['x'.repeat(20_001)],
    ],
  ],
  [
    'cost',
    'amount',
    [
      { amount: '120.50', currency: 'EUR' },
      { amount: '0', currency: 'EUR' },
      { amount: '-0.5', currency: 'RUB' },
    ],
    [
      { amount: 120.5, currency: 'EUR' },
      { amount: '1,5', currency: 'EUR' },
      { amount: '-0', currency: 'EUR' },
      { amount: '01', currency: 'EUR' },
      { amount: '1', currency: 'eur' },
    ],
  ],
  ['leg', 'order', ['V', 'a1'], ['0', 'a0', '', 'é', 'V'.repeat(201)]],
  ['pathway', 'country', ['DE'], ['de', 'DEU']],
  ['file', 'sha256', [digest], [id]],
];

describe('checkValue', () => {
  it.each(examples)('%s %s', (type, slot, good, bad) => {
    for (const value of good) expect(checkValue(type, slot, value)).toEqual({ ok: true, value });
    const refusal = { code: 'field-value-bad', detail: { field: slot.split('/')[0] } };
    for (const value of bad) expect(checkValue(type, slot, value)).toEqual({ ok: false, refusal });
  });

  it('normalises text to NFC and line ends to LF', () => {
    expect(checkValue('case', 'alias', '\u0438\u0306')).toEqual({ ok: true, value: '\u0439' });
    expect(checkValue('case', 'danger', 'a\r\nb\rc')).toEqual({ ok: true, value: 'a\nb\nc' });
  });

  it('refuses by name and repeats nothing that was typed', () => {
    expect(checkValue('secret', 'alias', 'x')).toEqual({ ok: false, refusal: { code: 'type-unknown' } });
    expect(checkValue('case', 'secret', 'x')).toEqual({ ok: false, refusal: { code: 'field-unknown' } });
    expect(checkValue('case', 'vetting', true).ok).toBe(false);
    expect(checkValue('case', 'alias/x', 'x').ok).toBe(false);
    expect(checkValue('person', 'languages/Russian', true).ok).toBe(false);
  });

  it('refuses the member name __proto__ in a structure', () => {
    expect(checkValue('watch', 'ladder', JSON.parse('{"__proto__": {"x": 1}}') as Json).ok).toBe(false);
  });

  it('gives a value that it takes again unchanged, whatever it is given', () => {
    fc.assert(
      fc.property(fc.constantFrom(...recordTypes), fc.nat(), fc.jsonValue(), (type, nth, value) => {
        const fields = [...type.fields.values()];
        const field = fields[nth % fields.length]!;
        const once = normalise(field, value as Json);
        if (once !== undefined) expect(normalise(field, once)).toEqual(once);
      }),
    );
  });
});

describe('parseSlot', () => {
  const person = recordType('person')!;
  it('takes a set apart at its first slash', () => {
    expect(parseSlot(person, 'needs/wheelchair')).toMatchObject({
      member: 'wheelchair',
      field: { name: 'needs' },
    });
    expect(parseSlot(person, 'needs/a/b')).toMatchObject({ member: 'a/b' });
    expect(parseSlot(person, 'alias')).toMatchObject({ member: null });
  });
  it('knows no other way to write a slot', () => {
    for (const slot of ['needs', 'alias/x', 'needs/', 'needs/\u0438\u0306', 'constructor', '', '/']) {
      expect(parseSlot(person, slot)).toBeUndefined();
    }
  });
});

describe('checkRecordInput', () => {
  const read = (input: Json) => {
    const result = checkRecordInput(input);
    return result.ok ? Object.fromEntries(result.value.slots) : result.refusal.code;
  };
  it('reads fields, and sets as members or as a list', () => {
    expect(
      read({
        type: 'person',
        fields: { alias: 'Wren', needs: ['quiet'], languages: { ru: true, en: false } },
      }),
    ).toEqual({
      alias: 'Wren',
      'needs/quiet': true,
      'languages/ru': true,
      'languages/en': false,
    });
  });
  it('clears by null and by an empty text', () => {
    expect(read({ type: 'case', id, fields: { alias: '', owner: null } })).toEqual({
      alias: null,
      owner: null,
    });
  });
  it('refuses by name', () => {
    expect(read([])).toBe('input-malformed');
    expect(read({ type: 'case' })).toBe('input-malformed');
    expect(read({ type: 'case', fields: {}, more: 1 })).toBe('input-malformed');
    expect(read({ type: 'cases', fields: {} })).toBe('type-unknown');
    expect(read({ type: 'case', id: 'x', fields: {} })).toBe('record-id-bad');
    expect(read({ type: 'case', fields: { name: 'x' } })).toBe('field-unknown');
    expect(read({ type: 'case', fields: { alias: 1 } })).toBe('field-value-bad');
    expect(read({ type: 'person', fields: { needs: 'quiet' } })).toBe('field-value-bad');
    expect(read({ type: 'person', fields: { languages: ['Russian'] } })).toBe('field-value-bad');
  });
});
