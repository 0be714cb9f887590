import { describe, expect, it } from 'vitest';
import type { Disclosure } from './change.ts';
import { checkChange } from './change-rules.ts';
import { changeId, recordId } from './fixtures/history.ts';
import type { DisclosureDigest } from './ids.ts';
import type { Json } from './json.ts';

const record = recordId('case');
const base: readonly (readonly [string, Json])[] = [
  ['type', 'case'],
  ['record', record],
  ['at', '2027-03-12T09:30:00Z'],
];
const said = (...more: readonly (readonly [string, Json])[]): readonly Disclosure[] =>
  more.map(([key, value], index) => ({
    key,
    value,
    digest: String(index).padStart(64, '0') as DisclosureDigest,
  }));
const verdict = (...more: readonly (readonly [string, Json])[]) => checkChange(said(...more));
const rule = (...more: readonly (readonly [string, Json])[]) => {
  const found = verdict(...more);
  return found.kind === 'broken' ? found.rule : found.kind;
};

describe('checkChange', () => {
  it('takes what is good, in any order', () => {
    const good = [
      ...base,
      ['action', 'x'],
      ['field/alias', 'Wren'],
      ['over/alias', [changeId('1')]],
    ] as const;
    expect(verdict(...good)).toMatchObject({
      kind: 'ok',
      records: [record],
      types: ['case'],
      notApplied: [],
    });
    expect(verdict(...good.toReversed())).toMatchObject({ statements: [{ values: [{ value: 'Wren' }] }] });
    expect(rule()).toBe('silent');
  });

  it.each([
    '2027-11-30T23:59:59Z',
    '2027-05-05T20:00:00.5Z',
    '2027-12-31T09:30:00.123456789Z',
    '2027-10-29T19:30:00.25Z',
  ])('takes the time %s', (at) => {
    expect(verdict(['type', 'case'], ['record', record], ['at', at])).toMatchObject({ kind: 'ok', at });
  });

  it.each([
    ['2027-03-12T09:30:00Z and more'],
    ['02027-03-12T09:30:00Z'],
    ['2027-13-12T09:30:00Z'],
    ['2027-00-12T09:30:00Z'],
    ['2027-03-00T09:30:00Z'],
    ['2027-03-32T09:30:00Z'],
    ['2027-03-12T24:30:00Z'],
    ['2027-03-12T09:60:00Z'],
    ['2027-03-12T09:30:60Z'],
    ['2027-03-12T09:30:00.Z'],
    ['2027-03-12T09:30:00.1234567890Z'],
    ['2027-03-12T09:30:00.xZ'],
    ['2027-03-12T09:30:00+00:00'],
    ['2027-03-12 09:30:00Z'],
    [['2027-03-12T09:30:00Z']],
  ])('takes no time %j', (at) => {
    expect(rule(['type', 'case'], ['record', record], ['at', at])).toBe('at-malformed');
  });

  it('takes as many sayings as anyone could mean, and as long an action', () => {
    const types = ['case', 'person', 'a', 'b'].map((type) => ['type', type] as const);
    const records = ['1', '2', '3', '4'].map((name) => ['record', recordId(name)] as const);
    expect(verdict(...types, ...records)).toMatchObject({ types: ['a', 'b', 'case', 'person'] });
    expect(rule(...types, ['type', 'c'], ['record', record])).toBe('equivocation-excessive');
    expect(rule(['type', 'case'], ...records, ['record', record])).toBe('equivocation-excessive');
    expect(rule(...base, ['action', 'x'.repeat(200)])).toBe('ok');
  });

  it('is not taken in by one good saying beside a bad one', () => {
    expect(rule(...base, ['type', 'a b'])).toBe('type-malformed');
    expect(rule(...base, ['record', 'x'])).toBe('record-malformed');
    expect(rule(...base, ['at', 'yesterday'])).toBe('at-malformed');
    expect(rule(...base, ['action', 'x'], ['action', []])).toBe('action-malformed');
    expect(rule(...base, ['over/alias', []], ['over/alias', 'x'])).toBe('over-malformed');
  });

  it('says the same in whatever order disclosures come', () => {
    const twice = said(
      ...base,
      ['field/alias', 'Wren'],
      ['field/alias', 'Tit'],
      ['field/owner', 'Ada'],
      ['x', 1],
    );
    const first = checkChange(twice);
    expect(first).toMatchObject({ statements: [{ values: [{ value: 'Wren' }, { value: 'Tit' }] }, {}] });
    for (let turn = 1; turn < twice.length; turn += 1) {
      const turned = [...twice.slice(turn), ...twice.slice(0, turn)];
      expect(checkChange(turned)).toEqual(first);
      expect(checkChange(turned.toReversed())).toEqual(first);
    }
  });

  it('takes a key for what it is to its first and last letter', () => {
    const over = [changeId('1')];
    for (const [key, value] of [
      ['my-field/alias', 'Wren'],
      ['field/alias/x', 'Wren'],
      ['set/alias', true],
      ['set/vetting', true],
      ['field/vetting', 'story'],
      ['field/vetting/story', true],
      ['over/alias/x', over],
      ['over/vetting', over],
    ] as const)
      expect(verdict(...base, [key, value])).toMatchObject({
        statements: [],
        notApplied: [{ reason: 'key-unknown' }],
      });
    expect(verdict(...base, ['set/vetting/story', true], ['over/vetting/story', over])).toMatchObject({
      statements: [{ slot: { slot: 'vetting/story' }, values: [{ value: true }], over }],
      notApplied: [],
    });
  });

  it('keeps a member of a later version without applying it, and takes no other', () => {
    const consent = [['type', 'consent'], base[1]!, base[2]!] as const;
    expect(verdict(...consent, ['set/groups/Q', true])).toMatchObject({
      statements: [],
      notApplied: [{ reason: 'value-unknown' }],
    });
    expect(rule(...consent, ['set/groups/no such', true])).toBe('value-bad');
  });

  it('applies what a known type says, whatever unknown type is said with it', () => {
    const found = verdict(...base, ['type', 'holiday'], ['field/alias', 'Wren']);
    expect(found).toMatchObject({ statements: [{ type: 'case', equivocal: true }], notApplied: [] });
  });

  it.each([
    ['type-missing', [['record', record]]],
    ['record-missing', [['type', 'case']]],
    [
      'type-malformed',
      [
        ['record', record],
        ['type', 'a b'],
      ],
    ],
    [
      'type-malformed',
      [
        ['record', record],
        ['type', null],
      ],
    ],
    [
      'record-malformed',
      [
        ['type', 'case'],
        ['record', 'x'],
      ],
    ],
    [
      'at-malformed',
      [
        ['type', 'case'],
        ['record', record],
        ['at', 'yesterday'],
      ],
    ],
    ['action-malformed', [...base, ['action', 1]]],
    ['action-malformed', [...base, ['action', 'x'.repeat(201)]]],
    ['over-malformed', [...base, ['over/alias', 'x']]],
    ['over-malformed', [...base, ['over/alias', ['x']]]],
    ['over-malformed', [...base, ['over/unheardOf', 5]]],
    ['value-bad', [...base, ['field/alias', 5]]],
    ['value-bad', [...base, ['field/alias', '']]],
    ['value-bad', [...base, ['field/alias', '\u0438\u0306']]],
    ['value-bad', [...base, ['field/status', 'no such thing']]],
    ['value-bad', [...base, ['set/vetting/', true]]],
    ['value-bad', [...base, ['set/vetting/story', null]]],
    ['groups-mixed', [...base, ['field/alias', 'Wren'], ['field/danger', 'x']]],
    ['groups-mixed', [...base, ['field/alias', 'Wren'], ['over/danger', []]]],
    ['equivocation-excessive', [...base, ...['a', 'b', 'c', 'd'].map((type) => ['type', type] as const)]],
  ] as const)('%s', (name, disclosures) => {
    expect(rule(...disclosures)).toBe(name);
  });

  it.each([
    [
      'type-unknown',
      [
        ['type', 'spaceship'],
        ['record', record],
        ['field/warp', 9],
      ],
    ],
    ['field-unknown', [...base, ['field/warp', 9]]],
    ['field-unknown', [...base, ['field/constructor', 9]]],
    ['key-unknown', [...base, ['warp', 9]]],
    ['key-unknown', [...base, ['field/vetting', true]]],
    ['key-unknown', [...base, ['set/alias', 'x']]],
    ['value-unknown', [...base, ['field/status', 'hibernating']]],
  ] as const)('keeps and does not apply: %s', (reason, disclosures) => {
    expect(verdict(...disclosures)).toMatchObject({ kind: 'ok', notApplied: [{ reason }] });
  });

  it('bounds what one change may replace', () => {
    const ids = Array.from({ length: 1_001 }, (_, index) => changeId(`old ${index}`));
    expect(rule(...base, ['over/alias', ids.slice(1)])).toBe('ok');
    expect(rule(...base, ['over/alias', ids])).toBe('over-malformed');
  });

  it('tells two values from one value that came twice', () => {
    const twice = said(...base, ['field/alias', 'Wren'], ['field/alias', 'Tit']);
    expect(checkChange(twice)).toMatchObject({ statements: [{ equivocal: true, values: [{}, {}] }] });
    const doubled = said(...base, ['field/alias', 'Wren']);
    expect(checkChange([...doubled, ...doubled])).toMatchObject({
      statements: [{ equivocal: false, values: [{}] }],
    });
  });

  it('an instant said twice is no instant, and no fault', () => {
    expect(verdict(...base, ['at', '2028-03-12T09:30:00Z'], ['field/alias', 'Wren'])).toMatchObject({
      kind: 'ok',
      at: null,
    });
  });
});
