import type { SampleHelper, SampleHouse, Words } from './story.ts';

const w = (en: string, ru: string): Words => ({ en, ru });
const room = w('Room', 'Комната');

export const sampleHelpers: readonly SampleHelper[] = [
  { alias: 'Мельник', kinds: ['host'], vetting: 'vetted', state: 'active', phone: '+7 900 000-01-01' },
  {
    alias: 'Ferry',
    kinds: ['host', 'driver'],
    vetting: 'vetted',
    state: 'active',
    phone: '+995 500 00 01 02',
  },
  { alias: 'Лодочник', kinds: ['driver'], vetting: 'vetted', state: 'active', phone: '+7 900 000-01-03' },
  {
    alias: 'Compass',
    kinds: ['escort', 'interpreter'],
    vetting: 'vetted',
    state: 'active',
    phone: '+7 900 000-01-04',
  },
  {
    alias: 'Учитель',
    kinds: ['contactPerson', 'interpreter'],
    vetting: 'vetted',
    state: 'active',
    phone: '+7 900 000-01-05',
  },
  { alias: 'Anchor', kinds: ['host'], vetting: 'vetted', state: 'active', phone: '+49 30 0000 01 06' },
  { alias: 'Пекарь', kinds: ['host'], vetting: 'inProgress', state: 'paused', phone: '+7 900 000-01-07' },
  {
    alias: 'Signal',
    kinds: ['contactPerson'],
    vetting: 'vetted',
    state: 'active',
    phone: '+7 900 000-01-08',
  },
  { alias: 'Полоз', kinds: ['driver'], vetting: 'vetted', state: 'compromised', phone: '+7 900 000-01-09' },
  { alias: 'Harbour', kinds: ['host'], vetting: 'vetted', state: 'active', phone: '+374 00 00 01 10' },
  {
    alias: 'Дубрава',
    kinds: ['driver', 'escort'],
    vetting: 'notVetted',
    state: 'paused',
    phone: '+7 900 000-01-11',
  },
  { alias: 'Lantern', kinds: ['escort'], vetting: 'vetted', state: 'active', phone: '+7 900 000-01-12' },
];

export const sampleHouses: readonly SampleHouse[] = [
  {
    codeName: 'Lighthouse',
    state: 'open',
    keeper: 'shelter',
    suits: ['wheelchair', 'noStairs', 'children', 'medication', 'quiet'],
    host: null,
    units: [
      [w('Blue room', 'Синяя комната'), 3],
      [w('Garden room', 'Комната в сад'), 5],
      [w('Attic', 'Чердак'), 1, [21, 25]],
    ],
  },
  {
    codeName: 'Кедр',
    state: 'open',
    keeper: 'shelter',
    suits: ['womenOnly', 'children', 'infant', 'pregnancy', 'noStairs'],
    host: null,
    units: [
      [w('First', 'Первая'), 2],
      [w('Second', 'Вторая'), 3],
    ],
  },
  {
    codeName: 'Mill',
    state: 'open',
    keeper: null,
    suits: ['menOnly', 'pets', 'quiet'],
    host: 'Мельник',
    units: [
      [room, 2, [3, 8]],
      [w('Barn', 'Сарай'), 2, true],
    ],
  },
  {
    codeName: 'Затон',
    state: 'open',
    keeper: null,
    suits: ['children', 'pets', 'interpreter'],
    host: 'Ferry',
    units: [[w('Upstairs', 'Наверху'), 4]],
  },
  {
    codeName: 'Orchard',
    state: 'paused',
    keeper: null,
    suits: ['medicalCare', 'noStairs'],
    host: 'Пекарь',
    units: [[room, 2]],
  },
  {
    codeName: 'Якорь',
    state: 'open',
    keeper: null,
    suits: ['noStairs', 'mentalHealth', 'quiet', 'diet'],
    host: 'Anchor',
    units: [
      [w('Left', 'Слева'), 2],
      [w('Right', 'Справа'), 1],
    ],
  },
  {
    codeName: 'Brick',
    state: 'compromised',
    keeper: null,
    suits: ['menOnly'],
    host: null,
    units: [[room, 3]],
  },
  {
    codeName: 'Гавань',
    state: 'open',
    keeper: null,
    suits: ['children', 'interpreter', 'medication'],
    host: 'Harbour',
    units: [
      [w('Front', 'Окна на улицу'), 3],
      [w('Back', 'Окна во двор'), 3],
    ],
  },
];
