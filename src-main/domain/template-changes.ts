import type { RecordId } from './ids.ts';
import { isJsonObject, type Json } from './json.ts';
import { templateLanguages, textIn, type TemplateLanguage, type Texts } from './template.ts';

/** What a field said, says and would say; `write` left out: nothing can be written for it. */
export interface FieldChange {
  readonly before: Json;
  readonly now: Json;
  readonly after: Json;
  readonly write?: Json;
}

/** Puts titles where a value names steps. */
export type Titles = (value: Json) => Json;

/** A title in the language in which it was copied; null when there is nothing to change. */
export function titleChange(
  was: Texts,
  next: Texts,
  now: string,
  language: TemplateLanguage,
): (FieldChange & { readonly own: boolean }) | null {
  if (Object.values(next).includes(now)) return null;
  const copiedIn = templateLanguages.find((one) => was[one] === now);
  const spoken = copiedIn ?? language;
  const [before, after] = [textIn(was, spoken), textIn(next, spoken)];
  if (before === after) return null;
  return { before, now, after, write: after, own: copiedIn === undefined };
}

/** Members that the version adds or drops, and only these: what people added or took away here stays so. */
export function setChange(
  before: readonly string[],
  now: readonly string[],
  after: readonly string[],
): FieldChange | null {
  const added = after.filter((one) => !before.includes(one) && !now.includes(one));
  const dropped = before.filter((one) => !after.includes(one) && now.includes(one));
  if (added.length === 0 && dropped.length === 0) return null;
  const write = [...added.map((one) => [one, true]), ...dropped.map((one) => [one, false])] as const;
  return { before, now, after, write: Object.fromEntries(write) as Json };
}

/** Titles of steps for their ids, each once in a list. */
export function titlesIn(known: ReadonlyMap<RecordId, string>): Titles {
  const titled: Titles = (value) => {
    if (typeof value === 'string') return known.get(value as RecordId) ?? value;
    if (Array.isArray(value)) {
      const items = (value as readonly Json[]).map(titled);
      return items.filter((item, index) => typeof item !== 'string' || items.indexOf(item) === index);
    }
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, titled(member)]));
  };
  return titled;
}
