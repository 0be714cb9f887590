import type Database from 'better-sqlite3';
import type { Brand } from '../domain/brand.ts';

/** May change rows. Every WritableDb is also a {@link ReadableDb}, never the other way round. */
export type WritableDb = Brand<Database.Database, 'WritableDb'>;

/** What functions that only read take first, so that a reader can't write by mistake. */
export type ReadableDb = Brand<Pick<Database.Database, 'prepare'>, 'WritableDb' | 'ReadableDb'>;
