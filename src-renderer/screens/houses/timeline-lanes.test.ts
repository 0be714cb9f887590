import { expect, it } from 'vitest';
import { lanesOf } from './timeline-lanes.ts';

const bar = (from: string, until: string | null) =>
  ({ stay: from, name: '', guests: 1, from, until, actual: false, mark: null }) as never;

it('bars that share a night stand below each other, and what is outside is cut', () => {
  const bars = [
    bar('2027-03-01', '2027-03-14'),
    bar('2027-03-13', '2027-03-15'),
    bar('2027-03-14', '2027-03-20'),
    bar('2027-03-20', null),
  ];
  expect(
    lanesOf(bars, '2027-03-12', 14).map(({ lane, start, end, cutBefore, cutAfter }) => [
      lane,
      start,
      end,
      cutBefore,
      cutAfter,
    ]),
  ).toEqual([
    [0, 0, 2, true, false],
    [1, 1, 3, false, false],
    [0, 2, 8, false, false],
    [0, 8, 14, false, true],
  ]);
});
