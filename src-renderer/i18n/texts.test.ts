import { describe, expect, it } from 'vitest';
import { labelKeys } from '../../src-main/domain/records/labels.ts';
import { refusals } from '../../src-main/domain/refusals.ts';
import { en } from './en.ts';
import { ru } from './ru.ts';

type Tree = { readonly [key: string]: string | Tree };

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

const english = flat(en);
const russian = flat(ru);
const plural = /_(zero|one|two|few|many|other)$/;
const bases = (texts: Map<string, string>): string[] =>
  [...new Set([...texts.keys()].map((key) => key.replace(plural, '')))].toSorted();
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name))].toSorted();

/** The base key's placeholders: forms may leave out the count where a word says it. */
function placeholdersOf(texts: Map<string, string>, base: string): string[] {
  const found = new Set<string>();
  for (const [key, text] of texts)
    if (key === base || (plural.test(key) && key.replace(plural, '') === base))
      for (const name of placeholders(text)) found.add(name);
  found.delete('count');
  return [...found].toSorted();
}

describe('texts', () => {
  it('has the same keys in both languages', () => {
    expect(bases(russian)).toEqual(bases(english));
  });

  it('has every plural form that each language needs', () => {
    const forms = { en: ['one', 'other'], ru: ['one', 'few', 'many', 'other'] };
    for (const [language, texts] of [
      ['en', english],
      ['ru', russian],
    ] as const) {
      const plurals = new Set(
        [...texts.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, '')),
      );
      for (const base of plurals)
        for (const form of forms[language])
          expect(texts.has(`${base}_${form}`), `${language} ${base}_${form}`).toBe(true);
    }
  });

  it('has the same placeholders in both languages', () => {
    for (const base of bases(english))
      expect(placeholdersOf(russian, base), base).toEqual(placeholdersOf(english, base));
  });

  it('leaves no text empty', () => {
    for (const [key, text] of [...english, ...russian]) expect(text.trim(), key).not.toBe('');
  });

  it('says every refusal in words, and no refusal that does not exist', () => {
    const spare = new Set(['bug', 'title', 'unknown']);
    const said = Object.keys(en.refusal).filter((code) => !spare.has(code));
    expect(said.toSorted()).toEqual(Object.keys(refusals).toSorted());
  });

  it('has a text for every record type, field, choice and group', () => {
    const missing = labelKeys().filter((key) => !english.has(key));
    expect(missing).toEqual([]);
  });

  it('never calls a case «дело»', () => {
    for (const [key, text] of russian)
      expect(text, key).not.toMatch(/(^|[^а-яё])дел(о|а|у|ом|е)($|[^а-яё])/i);
  });
});
