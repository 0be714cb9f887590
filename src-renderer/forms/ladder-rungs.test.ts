import { expect, it } from 'vitest';
import { ladderOf, readHours, typedRungs, usualRungs } from './ladder-rungs.ts';

it('reads hours with a point or a comma, and nothing that is no number of hours', () => {
  expect(['0', '0.5', '1,5', ' 8784 '].map(readHours)).toEqual([0, 0.5, 1.5, 8784]);
  expect(['', '-1', '8785', 'soon', '1e3'].map(readHours)).toEqual([null, null, null, null, null]);
});

it('keeps rungs in order, and nothing while one of them is wrong', () => {
  const rung = (key: number, hours: string, text: string) => ({ key, hours, text });
  expect(ladderOf([rung(1, '5', ' Alarm '), rung(2, '0', '')])).toEqual([
    { afterHours: 0, do: '' },
    { afterHours: 5, do: 'Alarm' },
  ]);
  expect(ladderOf([rung(1, '5', 'Alarm'), rung(2, '', 'x')])).toBeUndefined();
});

it('offers what can be read of a ladder, in order, and the usual one where nothing can', () => {
  const read = typedRungs([{ afterHours: 5, do: 'Alarm' }, { do: 'x' }, null, { afterHours: 0.5 }]);
  expect(read).toEqual([
    { key: 0, hours: '0.5', text: '' },
    { key: 1, hours: '5', text: 'Alarm' },
  ]);
  expect(typedRungs('soon')).toBe(usualRungs);
  expect(ladderOf(usualRungs)).toEqual([0, 1, 5].map((afterHours) => ({ afterHours, do: '' })));
});
