import { describe, expect, it } from 'vitest';
import { recordTypes } from '../../../src-main/domain/records/table.ts';
import { en } from '../../i18n/en.ts';
import { ru } from '../../i18n/ru.ts';
import { clashKey } from './clash-key.ts';

type Tree = { readonly [key: string]: string | Tree };

const textAt = (texts: Tree, key: string): string => {
  let at: string | Tree | undefined = texts;
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
  return typeof at === 'string' ? at : '';
};
const places = recordTypes.flatMap((type) =>
  [...type.fields.keys()].map((field) => [type.name, field] as const),
);

describe.each([
  ['en', en as Tree],
  ['ru', ru as Tree],
])('conflicts in words, %s', (_, texts) => {
  const exists = (key: string): boolean => textAt(texts, key) !== '';
  const sentence = (type: string, field: string): string => textAt(texts, clashKey(type, field, exists));

  it('has a sentence of its own for every record type', () => {
    for (const { name } of recordTypes) expect(exists(`clash.of.${name}.other`), name).toBe(true);
  });

  it('says for every field more than who said what and what the field is called', () => {
    for (const [type, field] of places) {
      const text = sentence(type, field);
      const said = text.replaceAll(/\{\{\w+\}\}/g, '').trim();
      expect(text, `${type} ${field}`).not.toBe(textAt(texts, 'clash.unknownType'));
      expect(said.split(/\s+/).length, `${type} ${field}: ${text}`).toBeGreaterThan(4);
    }
  });

  it('has one of its own for every safety field, and for what people act on first', () => {
    const acted = ['status', 'level', 'priority', 'owner', 'safeHouse', 'unit', 'from', 'until', 'departs'];
    for (const type of recordTypes)
      for (const [name, field] of type.fields)
        if (field.safety !== null || (acted.includes(name) && type.name !== 'headCount'))
          expect(exists(`clash.of.${type.name}.${name}`), `${type.name} ${name}`).toBe(true);
  });

  it('names no field that does not exist', () => {
    const known = new Set(places.map(([type, field]) => `${type} ${field}`));
    for (const [type, fields] of Object.entries((texts['clash'] as Tree)['of'] as Tree))
      for (const field of Object.keys(fields as Tree))
        if (field !== 'other') expect(known, `${type} ${field}`).toContain(`${type} ${field}`);
  });
});
