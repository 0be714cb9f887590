import { describe, expect, it } from 'vitest';
import type { Change } from './change.ts';
import { change, people, recordId } from './fixtures/history.ts';
import { viewOf } from './fixtures/view.ts';
import type { Json } from './json.ts';
import { keyLeaves, recordsThatLeave } from './presets.ts';
import { groups } from './records/field.ts';
import { overKey, valueKey } from './records/slot.ts';
import { recordType, recordTypes } from './records/table.ts';
import type { ShareRequest } from './share-request.ts';

const { ada, ben, xenia, yuri, lev, uma } = people;

let count = 0;
const put = (type: string, name: string, set: Readonly<Record<string, Json>>, author = ada): Change =>
  change(`${(count += 1)}`, { author, type, record: recordId(name), set });
const at = recordId;

const world: readonly Change[] = [
  put('case', 'case 1', { alias: 'Wren' }),
  put('case', 'case 2', { alias: 'Tit' }),
  put('person', 'p1', { case: at('case 1') }),
  put('person', 'p2', { case: at('case 2') }),
  put('link', 'link', { personA: at('p1'), personB: at('p2') }),
  put('channel', 'channel', { parent: at('p1') }),
  put('document', 'document', { person: at('p1') }),
  put('file', 'scan', { parent: at('document') }),
  put('leg', 'leg', { case: at('case 1') }),
  put('leg', 'leg', { escort: at('driver') }),
  put('helper', 'driver', { alias: 'D' }),
  put('channel', 'driver channel', { parent: at('driver') }),
  put('pathway', 'pathway', { case: at('case 1'), template: at('template') }),
  put('template', 'template', { country: 'DE' }),
  put('step', 'step', { pathway: at('pathway') }),
  put('appointment', 'appointment', { step: at('step') }),
  put('safeHouse', 'house', { codeName: 'Lime', keeper: xenia }),
  put('safeHouse', 'house', { address: '5 Lime Street' }),
  put('safeHouse', 'other house', { codeName: 'Oak', keeper: yuri }),
  put('unit', 'unit', { safeHouse: at('house'), name: 'Attic' }),
  put('stay', 'stay 1', { safeHouse: at('house'), guestName: 'K' }),
  put('stay', 'stay 1', { case: at('case 1') }),
  put('stay', 'stay 2', { safeHouse: at('house'), guestName: 'M' }),
  put('stay', 'stay 2', { case: at('case 2') }),
  put('stay', 'stay 3', { safeHouse: at('other house'), guestName: 'N' }),
  put('stay', 'stay 3', { case: at('case 1') }),
  put('incident', 'incident at stay', { parent: at('stay 1') }),
  put('incident', 'incident of p1', { parent: at('p1') }),
  put('cost', 'cost of house', { parent: at('house') }),
  put('cost', 'cost of case', { parent: at('case 1') }),
  put('file', 'receipt', { parent: at('cost of house') }),
  put('note', 'note to xenia', { parent: at('case 1'), audience: xenia }),
  put('note', 'note on stay', { parent: at('stay 1'), audience: xenia }),
  put('note', 'note to lev', { parent: at('p1'), audience: lev }),
  put('note', 'note', { parent: at('p1') }),
  put('transition', 'to lev', { case: at('case 1'), partner: lev }),
  put('transition', 'to other', { case: at('case 1'), partner: 'Red Cross' }),
];
const names = [
  'case 1',
  'case 2',
  'p1',
  'p2',
  'link',
  'channel',
  'document',
  'scan',
  'leg',
  'driver',
  'driver channel',
  'pathway',
  'template',
  'step',
  'appointment',
  'house',
  'other house',
  'unit',
  'stay 1',
  'stay 2',
  'stay 3',
  'incident at stay',
  'incident of p1',
  'cost of house',
  'cost of case',
  'receipt',
  'note to xenia',
  'note on stay',
  'note to lev',
  'note',
  'to lev',
  'to other',
  'consent',
];
const request = (
  preset: ShareRequest['preset'],
  recipient: typeof ada,
  more: Partial<ShareRequest> = {},
): ShareRequest => ({
  preset,
  recipient,
  cases: [at('case 1')],
  addresses: false,
  today: '2027-03-12',
  ...more,
});
const leaving = (asked: ShareRequest, changes = world) =>
  Object.fromEntries(
    recordsThatLeave(asked, viewOf(changes)).map((one) => [
      names.find((name) => at(name) === one.record) ?? 'unnamed',
      one.groups.join('') + one.withheld.map((field) => `-${field}`).join(''),
    ]),
  );

describe('the preset for coordinators', () => {
  it('takes the chosen cases with all below, houses by code name, no addresses and routes', () => {
    const found = leaving(request('coordinator', ben));
    expect(Object.keys(found).toSorted()).toEqual(
      [
        'appointment',
        'case 1',
        'channel',
        'cost of case',
        'document',
        'house',
        'incident at stay',
        'incident of p1',
        'leg',
        'link',
        'note',
        'note on stay',
        'note to lev',
        'note to xenia',
        'other house',
        'p1',
        'pathway',
        'scan',
        'stay 1',
        'stay 3',
        'step',
        'template',
        'to lev',
        'to other',
        'unit',
      ].toSorted(),
    );
    expect(found['case 1']).toBe('WGICTMX');
    expect(found['house']).toBe('W');
    expect(found['leg']).not.toContain('L');
  });

  it('takes a note to the recipient alone, and neither its case nor its id', () => {
    const asked = put('note', 'note', { parent: at('case 2'), audience: ben });
    const others = [
      put('case', 'case 2', { alias: 'Tit' }),
      put('note', 'note to lev', { parent: at('case 2') }),
    ];
    const of = (more: Partial<ShareRequest>) =>
      leaving(request('coordinator', ben, { cases: [], ...more }), [asked, ...others]);
    expect(of({})).toEqual({ note: 'X-parent' });
    expect(of({ given: new Set([at('case 2')]) })).toEqual({ note: 'X' });
    expect(of({ recipient: xenia })).toEqual({});
    // With the case it is one of its notes like any other.
    expect(of({ cases: [at('case 2')] })['note']).toBe('WGICTMX');
  });

  it('adds group L, and the helpers named there, only when ticked', () => {
    const found = leaving(request('coordinator', ben, { addresses: true }));
    expect(found['house']).toBe('WL');
    expect(found['leg']).toContain('L');
    expect(found).toHaveProperty('driver');
    expect(found).toHaveProperty('driver channel');
    expect(found).not.toHaveProperty('stay 2');
  });
});

describe('the preset for shelters', () => {
  it('takes its own houses and what lies in them: nothing of cases and persons', () => {
    expect(leaving(request('shelter', xenia, { addresses: true }))).toEqual({
      house: 'W',
      unit: 'W',
      'stay 1': 'G',
      'stay 2': 'G',
      'incident at stay': 'T',
      'cost of house': 'M',
      receipt: 'X',
      'note to xenia': 'X-parent',
      'note on stay': 'X',
    });
  });

  it('takes nothing of a house whose keeper is disputed, or of a stay whose house is', () => {
    const keeper = put('safeHouse', 'house', { keeper: yuri }, ben);
    expect(Object.keys(leaving(request('shelter', yuri), [...world, keeper]))).toEqual([
      'other house',
      'stay 3',
    ]);
    const moved = put('stay', 'stay 1', { safeHouse: at('other house') }, ben);
    expect(leaving(request('shelter', xenia), [...world, moved])).not.toHaveProperty('stay 1');
    expect(leaving(request('shelter', yuri), [...world, moved])).not.toHaveProperty('stay 1');
  });
});

describe('a file', () => {
  it('leaves with its parent only while nobody disputes whose it is', () => {
    const moved = put('file', 'receipt', { parent: at('case 2') }, ben);
    expect(leaving(request('shelter', xenia))).toHaveProperty('receipt');
    expect(leaving(request('shelter', xenia), [...world, moved])).not.toHaveProperty('receipt');
  });
});

describe('the preset for legal partners', () => {
  const consent = (set: Readonly<Record<string, Json>>): readonly Change[] => [
    ...world,
    put('consent', 'consent', {
      person: at('p1'),
      partnerKind: 'legal',
      basis: 'explicit',
      given: '2027-01-01',
      'groups/T': true,
      ...set,
    }),
  ];
  it('takes cases as the table says', () => {
    expect(leaving(request('legal', lev))).toEqual({
      'case 1': 'W',
      p1: 'GI',
      document: 'WI',
      scan: 'X',
      pathway: 'W',
      step: 'W',
      appointment: 'WL',
      template: 'W',
      'note to lev': 'X',
      'to lev': 'W',
    });
  });

  it('takes an incident only with a consent that covers it today', () => {
    const has = (set: Readonly<Record<string, Json>>) =>
      'incident of p1' in leaving(request('legal', lev), consent(set));
    expect(has({})).toBe(true);
    expect(has({ until: '2027-03-12' })).toBe(true);
    expect(has({ until: '2027-03-11' })).toBe(false);
    expect(has({ given: '2027-03-13' })).toBe(false);
    expect(has({ partnerKind: 'shelter' })).toBe(false);
    expect(has({ 'groups/T': false })).toBe(false);
    expect(has({ basis: null })).toBe(false);
    expect(has({ removed: 'withdrawn' })).toBe(false);
    const disputed = [
      ...consent({ until: '2027-12-31' }),
      put('consent', 'consent', { until: '2027-01-02' }, ben),
    ];
    expect(leaving(request('legal', lev), disputed)).not.toHaveProperty('incident of p1');
  });
});

describe('where it is disputed whose a record is, or it is nobody’s', () => {
  const twice = (type: string, name: string, set: Readonly<Record<string, Json>>) => [
    put(type, name, set, ben),
    put(type, name, set, ben),
  ];

  const without = (name: string) =>
    world.filter(({ disclosures }) =>
      disclosures.every(({ key, value }) => key !== 'record' || value !== at(name)),
    );

  it('a legal partner gets nothing of it', () => {
    for (const [name, more] of [
      ['document', twice('document', 'document', { person: at('p2') })],
      ['to lev', twice('transition', 'to lev', { partner: 'Red Cross' })],
      ['note to lev', twice('note', 'note to lev', { audience: xenia })],
    ] as const)
      expect(leaving(request('legal', lev), [...world, ...more])).not.toHaveProperty([name]);
    const other = twice('transition', 'to other', { partner: lev });
    expect(leaving(request('legal', lev), [...world, ...other])).not.toHaveProperty(['to other']);
  });

  it('a consent in the name of a case opens no testimony, nor anything that a legal partner does not see', () => {
    const given = { partnerKind: 'legal', basis: 'explicit', given: '2027-01-01', 'groups/T': true };
    const before = Object.keys(leaving(request('legal', lev)));
    const ofCase = [
      put('incident', 'incident at stay', { parent: at('case 1') }),
      put('consent', 'consent', { ...given, person: at('case 1') }),
    ];
    const changes = without('incident at stay');
    expect(Object.keys(leaving(request('legal', lev), [...changes, ...ofCase]))).not.toContain(
      'incident at stay',
    );
    const ofPerson = put('consent', 'consent', { ...given, person: at('p1') });
    expect(Object.keys(leaving(request('legal', lev), [...world, ofPerson])).toSorted()).toEqual(
      [...before, 'consent', 'incident of p1'].toSorted(),
    );
  });

  it('a pointer to nothing adds nothing', () => {
    const bare = [
      put('pathway', 'bare', { case: at('case 1'), template: null }),
      put('pathway', 'barer', { case: at('case 1') }),
      put('leg', 'bare leg', { case: at('case 1'), escort: null }),
    ];
    for (const asked of [request('legal', lev), request('coordinator', ben, { addresses: true })])
      for (const { record } of recordsThatLeave(asked, viewOf([...world, ...bare])))
        expect(record).toMatch(/^[0-9a-f]{32}$/);
  });

  it('a shelter gets no note that is not for it, and a coordinator the host only with addresses', () => {
    const plain = put('note', 'note', { parent: at('stay 1') });
    expect(leaving(request('shelter', xenia), [...without('note'), plain])).not.toHaveProperty('note');
    const host = put('safeHouse', 'house', { host: at('driver') });
    const withoutLeg = without('leg');
    expect(leaving(request('coordinator', ben, { addresses: true }), withoutLeg)).not.toHaveProperty(
      'driver',
    );
    expect(leaving(request('coordinator', ben, { addresses: true }), [...withoutLeg, host])).toHaveProperty(
      'driver',
    );
    expect(leaving(request('coordinator', ben), [...withoutLeg, host])).not.toHaveProperty('driver');
    expect(leaving(request('coordinator', ben))['unit']).toBe('W');
  });
});

describe('the preset for auditors', () => {
  it('discloses nothing', () => {
    expect(leaving(request('auditor', uma))).toEqual({});
    const one = { record: at('case 1'), type: 'case', groups: [...groups], withheld: [] };
    for (const key of ['type', 'record', 'at', 'field/alias', 'over/alias'])
      expect(keyLeaves('auditor', one, key)).toBe(false);
  });
});

describe('invariant 7: an export contains only the preset’s fields', () => {
  const stay = { record: at('stay 1'), type: 'stay', groups: ['G'] as const, withheld: [] };
  it('a stay leaves to a shelter without its case, and without the act it was part of', () => {
    expect(
      ['type', 'record', 'at', 'field/guestName', 'set/needs/quiet', 'over/guestName'].every((key) =>
        keyLeaves('shelter', stay, key),
      ),
    ).toBe(true);
    expect(
      ['action', 'field/case', 'over/case', 'field/unheardOf', 'anything'].some((key) =>
        keyLeaves('shelter', stay, key),
      ),
    ).toBe(false);
    expect(keyLeaves('coordinator', stay, 'action')).toBe(true);
  });

  it('a key that only looks like one of a field does not leave', () => {
    for (const key of ['my-field/guestName', 'set/guestName', 'field/needs/quiet', 'field/', 'field'])
      expect(keyLeaves('shelter', stay, key), key).toBe(false);
    const later = { ...stay, type: 'of a later version' };
    expect(keyLeaves('shelter', later, 'field/guestName')).toBe(false);
  });

  it('what is replaced is told to who holds the old value', () => {
    expect(keyLeaves('shelter', stay, 'over/case', (slot) => slot === 'case')).toBe(true);
    expect(keyLeaves('shelter', stay, 'field/case', () => true)).toBe(false);
  });

  it('a withheld field stays, its group leaving', () => {
    const note = { record: at('note'), type: 'note', groups: ['X'] as const, withheld: ['parent'] };
    expect(keyLeaves('shelter', note, 'field/text')).toBe(true);
    expect(keyLeaves('shelter', note, 'field/parent')).toBe(false);
  });

  it('no key of any field leaves unless its group does', () => {
    for (const type of recordTypes) {
      for (const group of groups) {
        for (const field of recordType(type.name)!.fields.values()) {
          const member = field.set
            ? ({ ref: at('x'), language: 'ru', country: 'RU', choice: field.choices?.values[0] ?? '' }[
                field.kind as string
              ] ?? 'x')
            : null;
          const slot = member === null ? field.name : `${field.name}/${member}`;
          const one = { record: at('x'), type: type.name, groups: [group], withheld: [] };
          expect(keyLeaves('coordinator', one, valueKey({ slot, field, member }))).toBe(
            field.group === group,
          );
          expect(keyLeaves('coordinator', one, overKey(slot))).toBe(field.group === group);
        }
      }
    }
  });
});
