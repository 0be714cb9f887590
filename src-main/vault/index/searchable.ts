import { isIdentityDigest } from '../../domain/ids.ts';
import type { RecordType } from '../../domain/records/field.ts';
import { foldedWords } from '../../domain/fold.ts';
import { latinForms } from '../../domain/latin.ts';
import type { ShownValues } from './shown-values.ts';

/** Words agreed in secret and keys of files: whoever looks over a shoulder at a search must not come upon them. */
const secret: ReadonlySet<string> = new Set([
  'safeWord',
  'dangerWord',
  'neverSay',
  'doorWord',
  'key',
  'removed',
]);

/** What full text holds of a record. `latin` has the short texts only: names, titles, what people are called. */
export interface SearchText {
  readonly text: string;
  readonly latin: string;
}

export function searchText(type: RecordType, values: ShownValues): SearchText {
  const text: string[] = [];
  const latin: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const field = type.fields.get(name);
    if (field === undefined || typeof value !== 'string' || secret.has(name)) continue;
    const { kind } = field;
    if (kind !== 'text' && kind !== 'longText' && kind !== 'term' && kind !== 'who') continue;
    if (kind === 'who' && isIdentityDigest(value)) continue;
    text.push(...foldedWords(value));
    if (kind === 'text' || kind === 'who') latin.push(...latinForms(value));
  }
  return { text: text.join(' '), latin: latin.join(' ') };
}
