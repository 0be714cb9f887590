import type { RecordId } from './ids.ts';
import { isJsonObject, type Json } from './json.ts';
import { nameKeys, type NameKeys } from './name-keys.ts';

/** What is known of one person, or of a case of whose people nothing is known yet. */
export interface Subject {
  readonly record: RecordId;
  /** What it belongs to: within one case nobody is asked whether two people are one because of a shared phone. */
  readonly case: RecordId | null;
  readonly alias: string | null;
  readonly trueName: string | null;
  /** As the field holds it: `{day, precision}`. */
  readonly birthDate: Json;
  /** Phone numbers, addresses and handles, as typed. */
  readonly channels: readonly string[];
}

/** A subject made ready to be compared: done once, however many it is compared with. */
export interface Comparable {
  readonly subject: Subject;
  readonly alias: NameKeys | undefined;
  readonly trueName: NameKeys | undefined;
  readonly phones: readonly string[];
  readonly handles: readonly string[];
  readonly birth: BirthDate | undefined;
  /** Whoever may be the same shares one of these, a number's end, a handle or two words of a name, … */
  readonly keys: readonly string[];
  /** … or one word and the year of birth, where it is all that one of them is called: true for such a one. */
  readonly partKeys: ReadonlyMap<string, boolean>;
}

export interface BirthDate {
  readonly day: string;
  readonly year: string;
  readonly exact: boolean;
  readonly about: boolean;
}

export function comparable(subject: Subject): Comparable {
  const phones = subject.channels.flatMap((value) => phoneDigits(value) ?? []);
  const ready = {
    subject,
    alias: subject.alias === null ? undefined : nameKeys(subject.alias),
    trueName: subject.trueName === null ? undefined : nameKeys(subject.trueName),
    phones: [...new Set(phones)],
    handles: [...new Set(subject.channels.flatMap((value) => handle(value) ?? []))],
    birth: birthOf(subject.birthDate),
  };
  return { ...ready, keys: blockKeys(ready), partKeys: partKeys(ready) };
}

/** The digits of a phone number without what stands before it: +7, 8 and 007 meet in the last nine. Undefined for anything else. */
export function phoneDigits(value: string): string | undefined {
  if (!/^[\s\d+().\-/]+$/u.test(value)) return undefined;
  const digits = value.replace(/\D/g, '');
  return digits.length < 7 ? undefined : digits.slice(-9);
}

function handle(value: string): string | undefined {
  if (phoneDigits(value) !== undefined) return undefined;
  const bare = value
    .trim()
    .toLowerCase()
    .replace(/^(https?:\/\/)?(t\.me|wa\.me)\//, '')
    .replace(/^@/, '');
  return bare.length < 3 || !/\p{L}/u.test(bare) ? undefined : bare;
}

function birthOf(value: Json): BirthDate | undefined {
  if (!isJsonObject(value)) return undefined;
  const { day, precision } = value;
  if (typeof day !== 'string' || !/^\d{4}/.test(day)) return undefined;
  return { day, year: day.slice(0, 4), exact: precision === 'exact', about: precision === 'about' };
}

type Known = Omit<Comparable, 'keys' | 'partKeys'>;

function blockKeys({ alias, trueName, phones, handles }: Known): readonly string[] {
  const keys = new Set<string>();
  for (const phone of phones) keys.add(`phone ${phone.slice(-7)}`);
  for (const handle of handles) keys.add(`handle ${handle}`);
  for (const name of [alias, trueName]) {
    if (name === undefined) continue;
    for (const joined of name.joined) keys.add(`joined ${joined}`);
    for (const [index, sounds] of name.sounds.entries())
      for (const later of name.sounds.slice(index + 1))
        for (const first of sounds)
          for (const second of later) keys.add(`words ${[first, second].toSorted().join(' ')}`);
  }
  return [...keys];
}

function partKeys({ alias, trueName, birth }: Known): Comparable['partKeys'] {
  const keys = new Map<string, boolean>();
  for (const name of birth === undefined ? [] : [alias, trueName])
    for (const word of name?.sounds.flat() ?? []) {
      const key = `born ${birth?.year} ${word}`;
      keys.set(key, keys.get(key) === true || name?.sounds.length === 1);
    }
  return keys;
}
