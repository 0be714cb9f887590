import { describe, expect, it } from 'vitest';
import { specimens } from './fixtures/passport-specimens.ts';
import { comparePassport } from './passport-compare.ts';
import { readPassportLines } from './passport-lines.ts';

const { facts } = readPassportLines(specimens.internal.lines.join('\n'), '2026-11-20');
if (facts === null) throw new Error('not read');
const nothing = { trueName: null, birthDate: null, citizenships: [] };
const compared = (person: Partial<Parameters<typeof comparePassport>[1]>, more: Partial<typeof facts> = {}) =>
  comparePassport({ ...facts, ...more }, { ...nothing, ...person });
const on = (day: string, precision: 'exact' | 'month' | 'about') => ({ day, precision });

describe('what is recorded, held against the lines', () => {
  it('is empty at first', () => {
    expect(compared({})).toEqual({
      trueName: 'empty',
      spelling: null,
      birthDate: 'empty',
      birth: on('1972-07-23', 'exact'),
      citizenship: 'empty',
    });
  });

  it('may be the same name, spelt as a passport would', () => {
    expect(compared({ trueName: 'Сергей Здрилюк' })).toMatchObject({
      trueName: 'maybe',
      spelling: 'SERGEI ZDRILIUK',
    });
    expect(compared({ trueName: 'Иван Петров' }).trueName).toBe('differs');
    expect(compared({ trueName: 'Anna' }).spelling).toBeNull();
  });

  it.each([
    [on('1972-07-23', 'exact'), 'same'],
    [on('1972-07', 'month'), 'finer'],
    [on('1974', 'about'), 'finer'],
    [on('1972-07-24', 'exact'), 'differs'],
    [on('1972-08', 'month'), 'differs'],
    [on('1980', 'about'), 'differs'],
  ] as const)('birth %o: %s', (birthDate, match) => expect(compared({ birthDate }).birthDate).toBe(match));

  it('a birth that was recorded tells which century is meant', () => {
    const births = [on('1921-03-01', 'exact'), on('2021-03-01', 'exact')];
    expect(compared({}, { births }).birth).toBeNull();
    expect(compared({ birthDate: on('2020', 'about') }, { births })).toMatchObject({
      birth: births[1],
      birthDate: 'finer',
    });
    expect(compared({ birthDate: on('1972-07-23', 'exact') }, { births }).birthDate).toBe('differs');
  });

  it('says where another citizenship is recorded, or the lines name none', () => {
    expect(compared({ citizenships: ['DE', 'RU'] }).citizenship).toBe('same');
    expect(compared({ citizenships: ['DE'] }).citizenship).toBe('differs');
    expect(compared({ citizenships: ['DE'] }, { citizenship: null }).citizenship).toBe('untold');
    expect(compared({}, { births: [] }).birthDate).toBe('untold');
  });
});
