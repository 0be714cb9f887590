import { expect, it } from 'vitest';
import { onceEach } from './once-each.ts';

const step = (title: string, earliest: string, latest: string) => ({ title, finish: { earliest, latest } });

it('says a step of three people once, with the day on which the last of them is through', () => {
  expect(
    onceEach([
      step('Passport', '2027-01-01', '2027-02-01'),
      step('Passport', '2027-01-03', '2027-01-20'),
      step('Visa', '2027-03-01', '2027-03-02'),
      step('Passport', '2027-01-02', '2027-01-30'),
    ]),
  ).toEqual([
    { title: 'Passport', finish: { earliest: '2027-01-03', latest: '2027-02-01' }, count: 3 },
    { title: 'Visa', finish: { earliest: '2027-03-01', latest: '2027-03-02' }, count: 1 },
  ]);
});

it('tells no day where one of them has none', () => {
  expect(onceEach([step('Visa', '2027-03-01', '2027-03-02'), { title: 'Visa', finish: null }])).toEqual([
    { title: 'Visa', finish: null, count: 2 },
  ]);
});
