import { describe, expect, it } from 'vitest';
import { exposureOf } from './exposure.ts';
import { type ExposureFacts, foldedValue, spanOf, type StartKind } from './exposure-facts.ts';
import {
  aCase,
  aChannel,
  aHelper,
  aHouse,
  aLeg,
  aLink,
  aPerson,
  aShare,
  aStay,
  noFacts,
} from './fixtures/exposure.ts';

const today = '2027-03-12';

/** `urgency kind id: why, why`, in order. */
const told = (kind: StartKind, id: string, facts: Partial<ExposureFacts>, day = today): readonly string[] =>
  exposureOf({ kind, id }, { ...noFacts, ...facts }, day).map(
    ({ thing, urgency, reasons }) =>
      `${urgency} ${thing.kind} ${thing.id}: ${[...new Set(reasons.map(({ why }) => why))].join(', ')}`,
  );

/** Nobody answered at 21:00, the alarm came at 02:00: Zoya is taken for lost. She has a brother with her. */
const night: ExposureFacts = {
  ...noFacts,
  cases: [
    aCase('zoya-case', 'urgent'),
    aCase('rina-case', 'emergency'),
    aCase('sam-case'),
    aCase('far-case'),
  ],
  persons: [
    aPerson('zoya', 'zoya-case'),
    aPerson('brother', 'zoya-case'),
    aPerson('rina', 'rina-case'),
    aPerson('sam', 'sam-case'),
    aPerson('far', 'far-case'),
  ],
  houses: [aHouse('birch', { keepers: ['shelter'] }), aHouse('cedar'), aHouse('elm', { keepers: ['other'] })],
  stays: [
    aStay('zoya-birch', { cases: ['zoya-case'], houses: ['birch'], from: '2027-03-03', until: '2027-03-07' }),
    aStay('rina-birch', { cases: ['rina-case'], houses: ['birch'], from: '2027-03-05', until: '2027-03-09' }),
    aStay('zoya-cedar', { cases: ['zoya-case'], houses: ['cedar'], from: '2027-03-14', until: '2027-03-20' }),
    aStay('sam-cedar', { cases: ['sam-case'], houses: ['cedar'], from: '2027-03-10', until: '2027-03-16' }),
    // Left Birch on the morning of the day when Zoya came.
    aStay('far-birch', { cases: ['far-case'], houses: ['birch'], from: '2027-02-20', until: '2027-03-03' }),
    aStay('far-elm', { cases: ['far-case'], houses: ['elm'], from: '2027-03-03', until: '2027-03-30' }),
  ],
  shares: [aShare('shelter', 'zoya-birch', 4), aShare('other', 'far-elm', 2)],
};

describe('a drill from the person who did not answer', () => {
  const exposed = exposureOf({ kind: 'person', id: 'zoya' }, night, today);
  const of = (kind: string): readonly string[] =>
    exposed.filter(({ thing }) => thing.kind === kind).map(({ thing }) => thing.id);

  it('names exactly 3 people, 2 houses and 1 partner, worst first', () => {
    expect(of('person')).toEqual(['sam', 'brother', 'rina']);
    expect(of('house')).toEqual(['cedar', 'birch']);
    expect(of('partner')).toEqual(['shelter']);
    expect(told('person', 'zoya', night)).toEqual([
      'tonight person sam: there, together',
      'tonight case sam-case: there, together',
      'tonight stay sam-cedar: there, together',
      'tonight house cedar: stayed',
      'tonight partner shelter: keeps, holds',
      'coming person brother: there, sameCase',
      'coming case zoya-case: there, sameCase',
      'coming stay zoya-cedar: there',
      'known person rina: together',
      'known case rina-case: together',
      'known stay rina-birch: together',
      'known house birch: stayed',
    ]);
  });
  it('says since when, where and by which records', () => {
    const rina = exposed.find(({ thing }) => thing.id === 'rina');
    expect(rina?.reasons).toEqual([
      {
        why: 'together',
        urgency: 'known',
        house: 'birch',
        by: 'rina-birch',
        from: '2027-03-05',
        until: '2027-03-07',
        partner: null,
        number: null,
        day: null,
      },
    ]);
    const shelter = exposed.find(({ thing }) => thing.id === 'shelter');
    expect(shelter?.reasons[1]).toMatchObject({
      why: 'holds',
      by: 'zoya-birch',
      number: 4,
      day: '2027-03-01',
    });
  });
});

describe('what a lost person knows', () => {
  const household = { persons: [aPerson('a', 'A'), aPerson('b', 'A'), aPerson('c', 'C'), aPerson('d', 'D')] };

  it('links to either side, and not what the linked one knows', () => {
    const links = [aLink('l', 'c', 'a'), aLink('m', 'c', 'd')];
    expect(told('person', 'a', { ...household, links })).toEqual([
      'known person b: sameCase',
      'known person c: linked',
      'known case A: sameCase',
    ]);
  });
  it('who accompanies the legs, and the houses that these name, also of before', () => {
    const facts = {
      ...household,
      legs: [aLeg('leg', { cases: ['A'], escorts: ['driver', '~earlier'], places: ['  ЁЛКА '], over: true })],
      helpers: [aHelper('driver'), aHelper('earlier')],
      houses: [aHouse('house', { names: ['Ёлка'], hosts: ['host', '~formerly'] })],
    };
    expect(told('person', 'a', facts)).toEqual([
      'tonight helper host: hosts',
      'known person b: sameCase',
      'known case A: sameCase',
      'known house house: travels',
      'known helper driver: escorts',
      'known helper earlier: escorts',
      'known helper formerly: hosts',
    ]);
  });
  it('a house of a stay that was moved, cancelled or removed: they may have been told', () => {
    const facts = {
      persons: [aPerson('a', 'A')],
      houses: [aHouse('h1'), aHouse('h2'), aHouse('h3')],
      stays: [
        aStay('moved', { cases: ['A'], houses: ['h1', '~h2'], from: '2027-04-01' }),
        aStay('off', { cases: ['A'], houses: ['h3'], nights: { status: 'cancelled' } }),
      ],
    };
    const houses = told('person', 'a', facts).filter((line) => line.includes(' house '));
    expect(houses).toEqual(['coming house h1: stayed', 'known house h3: stayed', 'known house h2: stayed']);
  });
  it('their own numbers, and who else has the same', () => {
    const channels = [
      aChannel('x', 'a', '+49 (170) 123-45-67'),
      aChannel('y', 'c', '\u202a0170 1234567\u202c'),
      aChannel('z', 'd', '0170 7654321'),
    ];
    expect(told('person', 'a', { ...household, channels })).toEqual([
      'known person b: sameCase',
      'known person c: owns',
      'known case A: sameCase',
      'known channel x: reachedBy',
      'known channel y: sameValue',
    ]);
  });
  it('nothing of others when nothing is written of them', () => {
    expect(told('person', 'nobody', household)).toEqual([]);
    expect(told('person', 'unfiled', { persons: [aPerson('unfiled'), aPerson('other')] })).toEqual([]);
  });
});

describe('what a lost house gives away', () => {
  const facts = {
    cases: [aCase('A'), aCase('B', 'emergency'), aCase('C'), aCase('D')],
    persons: [aPerson('a', 'A'), aPerson('b', 'B'), aPerson('c', 'C'), aPerson('d', 'D', '~A')],
    houses: [aHouse('house', { hosts: ['host'], keepers: ['keeper'] })],
    helpers: [aHelper('driver', 'Vera'), aHelper('host')],
    stays: [
      aStay('sa', { cases: ['A'], houses: ['house'], from: '2027-03-10', until: '2027-03-13' }),
      aStay('sb', { cases: ['B'], houses: ['house'], from: '2027-03-13', bringers: ['vera'] }),
      aStay('sc', { cases: ['C'], houses: ['house'], from: '2027-01-10', until: '2027-01-13' }),
      aStay('guest', { houses: ['house'], from: today, until: '2027-03-14' }),
    ],
    shares: [aShare('keeper', 'sc', 1), aShare('friend', 'house', null), aShare('stranger', 'a', 3)],
  };

  it('who is there, who comes and is brought, who was there, whom to warn', () => {
    expect(told('house', 'house', facts)).toEqual([
      'tonight person a: there',
      'tonight case A: there',
      'tonight stay sa: there',
      'tonight stay guest: there',
      'tonight helper host: hosts',
      'tonight partner keeper: keeps, holds',
      'coming person b: there',
      'coming case B: there',
      'coming stay sb: there',
      'coming helper driver: brings',
      'known partner friend: holds',
      'traces person c: before',
      // Went to another case, and the host may have met them.
      'traces person d: before',
      'traces case C: before',
      'traces stay sc: before',
    ]);
  });
  it('nobody to move from a house that everyone has left', () => {
    const stays = [
      aStay('out', {
        cases: ['A'],
        houses: ['house'],
        from: '2027-03-10',
        until: '2027-04-01',
        nights: { status: 'checkedOut' },
      }),
      aStay('gone', { cases: ['B'], houses: ['house'], from: '2027-03-10', removed: true }),
    ];
    expect(told('house', 'house', { ...facts, stays }).filter((line) => line.startsWith('tonight'))).toEqual([
      'tonight helper host: hosts',
      'tonight partner keeper: keeps',
    ]);
  });
});

describe('what a lost helper gives away', () => {
  it('houses they host and brought people to, those they accompany, who was there, their numbers', () => {
    const facts = {
      persons: [aPerson('a', 'A'), aPerson('b', 'B'), aPerson('c', 'C'), aPerson('d', 'D')],
      houses: [aHouse('hosted', { hosts: ['~k'] }), aHouse('brought'), aHouse('named'), aHouse('not')],
      helpers: [aHelper('k', 'Kolya'), aHelper('other')],
      legs: [aLeg('leg', { cases: ['A'], escorts: ['k'], places: ['named'] }), aLeg('no', { cases: ['D'] })],
      stays: [
        aStay('s', {
          cases: ['B'],
          houses: ['brought'],
          from: '2027-01-01',
          until: '2027-01-02',
          bringers: ['Kolya'],
        }),
        aStay('t', { cases: ['C'], houses: ['hosted'], from: '2027-01-01', until: '2027-01-02' }),
      ],
      channels: [aChannel('x', 'k', '@kolya'), aChannel('y', 'other', 'Kolya')],
    };
    expect(told('helper', 'k', facts)).toEqual([
      'coming person a: travels, escorts',
      'coming case A: travels, escorts',
      'known person b: brings',
      'known case B: brings',
      'known stay s: brings',
      'known house hosted: hosts',
      'known house named: travels',
      'known house brought: brings',
      'known helper other: owns',
      'known channel x: reachedBy',
      'known channel y: sameValue',
      'traces person c: before',
      'traces case C: before',
      'traces stay t: before',
    ]);
  });
});

describe('what a lost channel gives away', () => {
  it('its owner and all that the owner knows, of every record of the same number', () => {
    const facts = {
      persons: [aPerson('a', 'A'), aPerson('b', 'A'), aPerson('c', 'C'), aPerson('d', 'C')],
      channels: [
        aChannel('x', 'a', '+7 900 000-11-22'),
        aChannel('y', 'c', '89000001122', 'old@example.org'),
      ],
      shares: [aShare('partner', 'x', 7)],
    };
    expect(told('channel', 'x', facts)).toEqual([
      'known person a: sameCase, owns',
      'known person b: sameCase',
      'known person c: sameCase, owns',
      'known person d: sameCase',
      'known case A: sameCase',
      'known case C: sameCase',
      'known partner partner: holds',
      'known channel y: reachedBy, sameValue',
    ]);
  });
});

describe('what a lost partner was told', () => {
  const facts = {
    persons: [aPerson('a', 'A'), aPerson('b', 'B'), aPerson('c', 'C'), aPerson('d', 'D')],
    houses: [aHouse('kept', { keepers: ['p'] }), aHouse('by name'), aHouse('by address')],
    helpers: [aHelper('escort')],
    stays: [
      aStay('s', { cases: ['B'], houses: ['by name'], from: '2027-03-01', until: '2027-04-01' }),
      aStay('t', { cases: ['C'], houses: ['by address'], from: '2027-03-01', until: '2027-04-01' }),
    ],
    legs: [
      aLeg('l', { cases: ['D'], escorts: ['escort'] }),
      aLeg('m', { cases: ['D'], escorts: ['hidden'] }),
    ],
    parts: [
      { record: 'note' as never, of: ['step' as never] },
      { record: 'step' as never, of: ['a' as never] },
    ],
  };
  it('every record by bundle; a house by its code name empties nobody out of it, its address does', () => {
    const shares = [
      aShare('p', 'by name', 1),
      aShare('p', 'by address', 2, true),
      aShare('p', 'note', 3),
      aShare('p', 'l', 4, true),
      aShare('p', 'm', 4, false),
      aShare('other', 'd', 1),
    ];
    expect(told('partner', 'p', { ...facts, shares })).toEqual([
      'tonight person c: there',
      'tonight case C: there',
      'tonight stay t: there',
      'tonight house by address: sent',
      'known person a: sent',
      'known person d: sent',
      'known case D: sent',
      'known house kept: keeps',
      'known helper escort: sent',
      'traces house by name: sent',
    ]);
  });
  it('what came from it, it has too; nothing of what only others were sent', () => {
    expect(
      told('partner', 'p', { ...facts, houses: [], shares: [aShare('p', 's', null), aShare('q', 't')] }),
    ).toEqual([
      'known person b: sent',
      'known case B: sent',
      'known stay s: sent',
      'traces house by name: sent',
    ]);
  });
});

describe('nights of which records say too little', () => {
  const nights = (wish: Parameters<typeof aStay>[1]) => spanOf(aStay('s', wish).nights, today);
  it('are taken for the longer time', () => {
    expect(nights({})).toEqual({ from: null, until: null });
    expect(nights({ from: '2027-03-09', until: '2027-03-05' })).toEqual({
      from: '2027-03-05',
      until: '2027-03-09',
    });
    expect(nights({ from: '2027-03-05', until: '2027-03-05' })).toEqual({
      from: '2027-03-05',
      until: '2027-03-06',
    });
    expect(nights({ from: '2027-03-20', nights: { status: 'checkedIn' } })).toEqual({
      from: today,
      until: null,
    });
    expect(nights({ until: '2027-03-02', nights: { status: 'checkedIn' } })).toEqual({
      from: null,
      until: '2027-03-13',
    });
    expect(nights({ from: '2027-03-20', nights: { status: 'checkedOut' } })).toEqual({
      from: null,
      until: today,
    });
    expect(nights({ nights: { status: 'checkedOut' } })).toEqual({ from: null, until: today });
    expect(nights({ from: today, nights: { status: 'cancelled' } })).toBeUndefined();
  });
});

describe('values of channels', () => {
  it('are one where the phone is one', () => {
    const same = ['+7 (900) 000-11-22', '8 900 000 11 22', '9000001122', '+۷۹۰۰۰۰۰۱۱۲۲'].map(foldedValue);
    expect(new Set(same).size).toBe(1);
    expect(foldedValue('112')).not.toBe(foldedValue('0112'));
    expect(foldedValue(' @Kolya')).toBe(foldedValue('kolya'));
    expect(foldedValue('signal 900000112')).not.toBe(foldedValue('900000112'));
    expect(foldedValue('  ')).toBeNull();
  });
});
