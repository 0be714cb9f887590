import type { RecordView } from '../../../src-preload/contract/views.ts';
import { textOf } from '../../forms/typed-values.ts';
import type { Words } from '../../i18n/words.ts';

const longest = 60;
const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** Fields by which people know a record, in that order. */
const namingFields = [
  'alias',
  'codeName',
  'title',
  'name',
  'guestName',
  'text',
  'account',
  'service',
] as const;

/** What people call this record; its type when it has no name of its own. */
export function recordName(record: RecordView, words: Words): string {
  const { values, type } = record;
  const country = textOf(values['country']);
  const kind = textOf(values['kind']);
  if ((type === 'pathway' || type === 'template') && country !== '')
    return kind === ''
      ? words.country(country)
      : `${words.country(country)} · ${words.choice('pathwayKind', kind)}`;
  for (const field of namingFields) {
    const text = textOf(values[field]);
    if (text !== '') return short(text);
  }
  if (kind === '') return words.record(type);
  const list = `${type}Kind`;
  return `${words.record(type)}: ${words.choice(list, kind)}`;
}
