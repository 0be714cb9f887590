import { z } from 'zod';
import type { Manifest } from '../actions/ports/exchange.ts';
import {
  isChangeId,
  isChannelId,
  isIdentityDigest,
  isManifestDigest,
  type ChangeId,
  type ChannelId,
  type IdentityDigest,
  type ManifestDigest,
} from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { bundleLimits } from './limits.ts';
import { areInOrder, journalName } from './member-names.ts';
import { parseStrictJson } from './strict-json.ts';

// No code is made from text at run time, here or anywhere: set before the first schema is made.
z.config({ jitless: true });

const format = 'corridor bundle 1';

const identity = z.custom<IdentityDigest>(isIdentityDigest);
const channel = z.custom<ChannelId>(isChannelId);
const manifestDigest = z.custom<ManifestDigest>(isManifestDigest);
const changeId = z.custom<ChangeId>(isChangeId);
const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const number = z.int().min(1).max(bundleLimits.number);

/** True for the days that a calendar has. The day is the sender's claim and decides nothing. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const acknowledgement = z.strictObject({
  channel,
  upTo: number,
  manifest: manifestDigest,
  missing: z.array(number).max(bundleLimits.missing),
  quarantined: z.array(changeId).max(bundleLimits.changes),
});

const manifest = z
  .strictObject({
    format: z.literal(format),
    from: identity,
    to: identity,
    channel,
    number,
    previous: manifestDigest.nullable(),
    follows: z.strictObject({ channel, number, manifest: manifestDigest }).nullable(),
    day: z.string().refine(isDay),
    preset: z.string().regex(/^[a-z][a-z0-9 -]{0,63}$/),
    acknowledgements: z.array(acknowledgement).max(bundleLimits.acknowledgements),
    journal: z.strictObject({ number: count, head: hex64 }),
    members: z
      .array(z.strictObject({ name: z.string().max(100), size: count, sha256: hex64 }))
      .max(bundleLimits.members),
  })
  .refine((said) => (said.number === 1) === (said.previous === null))
  .refine((said) => said.follows === null || (said.number === 1 && said.follows.channel !== said.channel))
  .refine((said) => areInOrder(said.members.map(({ name }) => name)))
  // A journal is for auditors: nobody else's reader ever meets one.
  .refine((said) => said.preset === 'auditor' || said.members.every(({ name }) => name !== journalName))
  .refine((said) => said.acknowledgements.every(({ missing, upTo }) => isAscendingBelow(missing, upTo)))
  .refine((said) => isUnique(said.acknowledgements.map((one) => one.channel)))
  .refine((said) => said.acknowledgements.every(({ quarantined }) => isUnique(quarantined)));

const isUnique = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

const isAscendingBelow = (numbers: readonly number[], limit: number): boolean =>
  numbers.every((value, index) => value < limit && (numbers[index - 1] ?? 0) < value);

/** The exact bytes of `manifest.json`: compact JSON, names in the order of docs/format.md, no line feed. */
export const encodeManifest = (said: Manifest): Uint8Array =>
  Buffer.from(
    JSON.stringify({
      format,
      from: said.from,
      to: said.to,
      channel: said.channel,
      number: said.number,
      previous: said.previous,
      follows: said.follows,
      day: said.day,
      preset: said.preset,
      acknowledgements: said.acknowledgements,
      journal: said.journal,
      members: said.members,
    }),
    'utf8',
  );

/**
 * Reads a manifest of unknown origin; any spelling of the JSON is taken, since its bytes are what is signed.
 * Refusals: `bundle-newer` for a later version of the format, else `manifest-malformed` naming the field.
 */
export function readManifest(bytes: Uint8Array): Result<Manifest> {
  if (bytes.byteLength > bundleLimits.manifestBytes) return refused('manifest-malformed', { fault: 'size' });
  const value = parseStrictJson(bytes, bundleLimits.manifestDepth);
  if (value === undefined) return refused('manifest-malformed', { fault: 'json' });
  if (isLaterFormat(value)) return refused('bundle-newer');
  const read = manifest.safeParse(value);
  if (!read.success) {
    // Only names of ours: an unknown name is a stranger's text.
    const field = read.error.issues[0]?.path[0];
    return refused('manifest-malformed', { field: typeof field === 'string' ? field : 'form' });
  }
  return done(read.data);
}

const anyFormat = z.looseObject({ format: z.string().regex(/^corridor bundle \d{1,6}$/) });

function isLaterFormat(value: Json): boolean {
  const said = anyFormat.safeParse(value);
  return said.success && said.data.format !== format;
}
