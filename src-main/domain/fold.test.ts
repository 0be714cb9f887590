import { describe, expect, it } from 'vitest';
import { foldedWords, foldText, sortKey } from './fold.ts';

describe('folding of text', () => {
  it.each([
    ['Ёлка', 'елка'],
    ['Е\u0308лка', 'елка'],
    ['Андрей', 'андрей'],
    ['Андреи\u0306', 'андрей'],
    ['за́мок', 'замок'],
    ['Їжак', 'їжак'],
    ['Ўладзімір', 'ўладзімір'],
    ['José Łódź', 'jose lodz'],
    ['Straße', 'strasse'],
  ])('%s is %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('keeps й apart from и', () => {
    expect(foldText('мой')).not.toBe(foldText('мои'));
  });

  it('gives words of letters and digits only', () => {
    expect(foldedWords(`O'Brien -- "дом" (кв. 5) NEAR/2 *`)).toEqual([
      'obrien',
      'дом',
      'кв',
      '5',
      'near',
      '2',
    ]);
    expect(foldedWords('"*()-^:')).toEqual([]);
  });

  it('sorts ё with е and capitals with small letters', () => {
    const sorted = ['Жук', 'ёж', 'Ель', 'яма', 'Ёрш', 'дом', 'Йод', 'ива', 'Zoo'];
    expect(sorted.toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))).toEqual([
      'Zoo',
      'дом',
      'ёж',
      'Ель',
      'Ёрш',
      'Жук',
      'ива',
      'Йод',
      'яма',
    ]);
  });
});
