import { z } from 'zod';
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
import type { JournalLine } from './journal-lines.ts';
import { bundleLimits } from './limits.ts';

// No code is made from text at run time.
z.config({ jitless: true });

const identity = z.custom<IdentityDigest>(isIdentityDigest);
const channel = z.custom<ChannelId>(isChannelId);
const manifest = z.custom<ManifestDigest>(isManifestDigest);
const number = z.int().min(1).max(bundleLimits.number);
const acknowledges = z.array(z.looseObject({ channel, upTo: number, manifest, missing: z.array(number) }));

/** What the verifier reads of an event. Names that it doesn't know are somebody else's business. */
const forms = {
  'identity created': z.looseObject({ digest: identity }),
  changes: z.looseObject({ changes: z.array(z.custom<ChangeId>(isChangeId)) }),
  sent: z.looseObject({ to: identity, channel, number, manifest, acknowledges }),
  received: z.looseObject({
    from: identity,
    channel,
    number,
    manifest,
    acknowledges,
    journal: z.looseObject({ number: z.int().min(0), head: z.string().regex(/^[0-9a-f]{64}$/) }),
  }),
} as const;

type Known = keyof typeof forms;

/** An event with the number of its entry. */
export type AuditEvent<K extends Known> = z.infer<(typeof forms)[K]> & { readonly entry: number };

export interface AuditEvents {
  readonly created: readonly AuditEvent<'identity created'>[];
  readonly changes: readonly AuditEvent<'changes'>[];
  readonly sent: readonly AuditEvent<'sent'>[];
  readonly received: readonly AuditEvent<'received'>[];
  /** Entries of a known kind that lack what that kind has. */
  readonly malformed: readonly number[];
}

/** Sorts a journal's events by kind. Kinds of later versions are passed over. */
export function readEvents(lines: readonly JournalLine[]): AuditEvents {
  const malformed: number[] = [];
  const read = <K extends Known>(kind: K): AuditEvent<K>[] =>
    lines.flatMap(({ number: entry, event }) => {
      if (event['what'] !== kind) return [];
      const said = forms[kind].safeParse(event);
      if (!said.success) malformed.push(entry);
      return said.success ? [{ ...said.data, entry } as AuditEvent<K>] : [];
    });
  return {
    created: read('identity created'),
    changes: read('changes'),
    sent: read('sent'),
    received: read('received'),
    malformed,
  };
}
