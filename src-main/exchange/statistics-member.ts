import { z } from 'zod';
import { isDay } from '../domain/days.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { Statistics } from '../domain/statistics.ts';
import { parseStrictJson } from './strict-json.ts';

// No code is made from text at run time, here or anywhere: set before the first schema is made.
z.config({ jitless: true });

const byteLimit = 1024 * 1024;
const word = z.string().regex(/^[0-9A-Za-z–+-]{1,40}$/);
const count = z.int().min(0);

const statistics = z.strictObject({
  format: z.literal('corridor statistics 1'),
  day: z.string().refine(isDay),
  subjects: z
    .array(
      z.strictObject({
        name: z.enum(['cases', 'pathways', 'stays']),
        total: count.nullable(),
        tables: z
          .array(
            z.strictObject({
              by: word,
              cells: z
                .array(z.strictObject({ key: word, count: z.union([count, z.enum(['<5', '≥5'])]) }))
                .max(10_000)
                .nullable(),
            }),
          )
          .max(20),
      }),
    )
    .max(3),
});

/** The exact bytes of `statistics.json`. */
export const encodeStatistics = (said: Statistics): Uint8Array => Buffer.from(JSON.stringify(said), 'utf8');

/** Reads the member as strangers may have made it. Refusal: `bundle-malformed`. */
export function readStatistics(bytes: Uint8Array): Result<Statistics> {
  const value = bytes.byteLength > byteLimit ? undefined : parseStrictJson(bytes, 8);
  const read = statistics.safeParse(value);
  return read.success ? done(read.data) : refused('bundle-malformed', { fault: 'statistics' });
}
