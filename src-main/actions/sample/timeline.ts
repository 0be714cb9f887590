import type { RecordId } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import { addDays } from '../../domain/days.ts';
import type { Words } from './story.ts';

export const hour = 3_600_000;
export const day = 24 * hour;

/** What is recorded in one go at one time. */
export interface SampleAct {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly records: readonly Json[];
}

/** Where records of the sample get their ids, names and times. */
export interface SampleWorld {
  readonly now: number;
  readonly language: 'en' | 'ru';
  /** Digests of this vault's owner and of the partners. */
  readonly who: Readonly<Record<'me' | 'boris' | 'shelter' | 'legal', string>>;
  id(): RecordId;
  readonly houses: ReadonlyMap<string, RecordId>;
  /** By house and unit, as in the story: `House/Unit` in English. */
  readonly units: ReadonlyMap<string, RecordId>;
  readonly helpers: ReadonlyMap<string, RecordId>;
}

export const said = (world: SampleWorld, words: Words): string => words[world.language];

/** The day that many days from today, in UTC like all days without a zone. */
export const dayAt = (world: SampleWorld, offset: number): string =>
  addDays(new Date(world.now).toISOString().slice(0, 10), offset) ?? '';

/** Ten in the morning of that day, and never later than a minute ago: what is recorded has happened. */
export const morning = (world: SampleWorld, offset: number): number =>
  Math.min(Date.parse(`${dayAt(world, offset)}T10:00:00Z`), world.now - 60_000);

export const instant = (at: number, zone = 'Europe/Moscow'): Json => ({
  at: `${new Date(at).toISOString().slice(0, 19)}Z`,
  zone,
});

export const record = (
  type: string,
  id: RecordId,
  fields: Readonly<Record<string, Json | undefined>>,
): Json => ({
  type,
  id,
  fields: Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  ),
});
