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
