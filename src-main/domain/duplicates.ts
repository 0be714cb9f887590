import type { BirthDate, Comparable } from './comparable.ts';
import { wordsInCommon, type NameKeys } from './name-keys.ts';

/** Why two records may be one person, the strongest first in what {@link compareSubjects} returns. */
export type DuplicateReason =
  | 'phone'
  | 'channel'
  | 'trueName'
  | 'trueNameAlike'
  | 'alias'
  | 'aliasAlike'
  | 'nameAlike'
  | 'birthDate'
  | 'birthDateSwapped'
  | 'birthYear';

export interface Likeness {
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

/** Points. A birth date or one common name says little alone; together they reach {@link threshold}. */
const points: Readonly<Record<DuplicateReason, number>> = {
  phone: 6,
  channel: 6,
  trueName: 5,
  trueNameAlike: 4,
  alias: 4,
  aliasAlike: 3,
  nameAlike: 2,
  birthDate: 2,
  birthDateSwapped: 2,
  birthYear: 1,
};
/** Two exact birth dates that differ speak against what names suggest: many bear the commonest ones. */
const otherBirthDate = -3;

/** From here on it is suggested. Nothing is ever merged by itself. */
export const threshold = 3;

/** Undefined when nothing speaks for it, or they can't be two: a record and itself, a case and its own person. */
export function compareSubjects(one: Comparable, other: Comparable): Likeness | undefined {
  const [a, b] = [one.subject, other.subject];
  if (a.record === b.record || a.case === b.record || b.case === a.record) return undefined;
  const family = a.case !== null && a.case === b.case;
  const reasons = [
    ...(family ? [] : byChannels(one, other)),
    ...byNames(one, other),
    ...byBirth(one.birth, other.birth),
  ];
  const against = differ(one.birth, other.birth) ? otherBirthDate : 0;
  const score = reasons.reduce((sum, reason) => sum + points[reason], against);
  return score < threshold ? undefined : { score, reasons };
}

function byChannels(one: Comparable, other: Comparable): readonly DuplicateReason[] {
  const phone = one.phones.some((mine) => other.phones.some((theirs) => samePhone(mine, theirs)));
  const channel = one.handles.some((value) => other.handles.includes(value));
  return [...(phone ? (['phone'] as const) : []), ...(channel ? (['channel'] as const) : [])];
}

/** A number typed without its area code is compared as far as it goes. */
function samePhone(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(-length) === other.slice(-length);
}

function byNames(one: Comparable, other: Comparable): readonly DuplicateReason[] {
  const found: DuplicateReason[] = [];
  const trueName = likeness(one.trueName, other.trueName);
  if (trueName === 'same') found.push('trueName');
  if (trueName === 'alike') found.push('trueNameAlike');
  const alias = likeness(one.alias, other.alias);
  if (alias === 'same' || alias === 'oneWordSame') found.push('alias');
  if (alias === 'alike' || alias === 'oneWordAlike') found.push('aliasAlike');
  if (found.length > 0) return found;
  const crossed = [likeness(one.alias, other.trueName), likeness(one.trueName, other.alias)];
  // Somebody took a true name down as an alias.
  if (crossed.includes('same') || crossed.includes('alike')) return ['trueNameAlike'];
  const some = [trueName, alias, ...crossed];
  return some.some((like) => like !== undefined) ? ['nameAlike'] : [];
}

type NameLikeness = 'same' | 'alike' | 'oneWordSame' | 'oneWordAlike' | 'part' | undefined;

/** A single word is too common to say as much as two; of two words and more all of the shorter name must be found. */
function likeness(one: NameKeys | undefined, other: NameKeys | undefined): NameLikeness {
  if (one === undefined || other === undefined) return undefined;
  const fewest = Math.min(one.forms.length, other.forms.length);
  const even = one.forms.length === other.forms.length;
  const sounds = wordsInCommon(one.sounds, other.sounds);
  if (sounds === fewest && fewest >= 2)
    return even && wordsInCommon(one.forms, other.forms) === fewest ? 'same' : 'alike';
  if (one.joined.some((key) => key.length >= 6 && other.joined.includes(key)))
    return fewest === 1 && even ? oneWord(one, other) : 'alike';
  if (sounds === fewest) return even ? oneWord(one, other) : 'part';
  return undefined;
}

function oneWord(one: NameKeys, other: NameKeys): NameLikeness {
  if (wordsInCommon(one.forms, other.forms) === 1) return 'oneWordSame';
  // Two or three sounds agree by chance.
  return one.sounds[0]?.some((key) => key.length >= 4 && other.sounds[0]?.includes(key))
    ? 'oneWordAlike'
    : undefined;
}

function byBirth(one: BirthDate | undefined, other: BirthDate | undefined): readonly DuplicateReason[] {
  if (one === undefined || other === undefined || one.year !== other.year) return [];
  if (one.exact && other.exact) {
    if (one.day === other.day) return ['birthDate'];
    return swapped(one.day) === other.day ? ['birthDateSwapped'] : [];
  }
  if (one.about || other.about) return ['birthYear'];
  return one.day.slice(0, 7) === other.day.slice(0, 7) ? ['birthYear'] : [];
}

const swapped = (day: string): string => [day.slice(0, 4), day.slice(8, 10), day.slice(5, 7)].join('-');

const differ = (one: BirthDate | undefined, other: BirthDate | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.exact &&
  other.exact &&
  one.day !== other.day &&
  swapped(one.day) !== other.day;
