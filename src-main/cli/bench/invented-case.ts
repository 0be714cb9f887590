import { createHash } from 'node:crypto';
import type { RecordId } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';

export interface InventedRecord {
  readonly type: string;
  readonly id: RecordId;
  readonly fields: { readonly [field: string]: Json };
}

const first = ['Алексей', 'Мария', 'Пётр', 'Жанна', 'Ольга', 'Хасан', 'Юлия', 'Zhanna', 'Sergei', 'Ëlkin'];
const last = [
  'Цветаев',
  'Жуков',
  'Чехова',
  'Ахметова',
  'Иванов',
  'Kadyrova',
  'Ёлкина',
  'Смирнов',
  'Бек',
  'Орлов',
];
const said = 'Звонила из города, просит не писать на старый номер; документы у сестры, паспорт до осени. ';
const house = idOf('house');

function idOf(name: string): RecordId {
  return createHash('sha256').update(name).digest('hex').slice(0, 32) as RecordId;
}

/** A case as the bars of the design count it: 3 persons, 2 stays, 1 pathway of 6 steps, 3 notes. */
export function inventedCase(number: number): readonly InventedRecord[] {
  const id = (name: string): RecordId => idOf(`${name} of ${number}`);
  const name = `${first[number % 10]} ${last[(number * 7) % 10]} ${number}`;
  const [own, pathway] = [id('case'), id('pathway')];
  return [
    {
      type: 'case',
      id: own,
      fields: { alias: `Дело ${number}`, status: 'open', priority: 'urgent', danger: said },
    },
    ...['one', 'two', 'three'].map((who) => ({
      type: 'person',
      id: id(who),
      fields: {
        case: own,
        alias: `${name} ${who}`,
        ageBand: 'adult',
        languages: ['ru'],
        trueName: name,
        citizenship: ['RU'],
      },
    })),
    ...['03', '04'].map((month) => ({
      type: 'stay',
      id: id(`stay ${month}`),
      fields: {
        safeHouse: house,
        case: own,
        guestName: `Maple ${number}`,
        guests: 3,
        from: `2027-${month}-01`,
        until: `2027-${month}-20`,
        status: 'planned',
      },
    })),
    {
      type: 'pathway',
      id: pathway,
      fields: { case: own, country: 'DE', kind: 'humanitarianVisa', status: 'active' },
    },
    ...['a', 'b', 'c', 'd', 'e', 'f'].map((order) => ({
      type: 'step',
      id: id(`step ${order}`),
      fields: { pathway, title: `Подать документы ${order}`, order, status: 'notStarted', due: '2027-04-02' },
    })),
    ...['i', 'ii', 'iii'].map((which) => ({
      type: 'note',
      id: id(`note ${which}`),
      fields: { parent: own, text: said.repeat(2) },
    })),
  ];
}

export const inventedHouse: InventedRecord = {
  type: 'safeHouse',
  id: house,
  fields: { codeName: 'Lighthouse', state: 'open' },
};

export const caseIdOf = (number: number): RecordId => idOf(`case of ${number}`);
