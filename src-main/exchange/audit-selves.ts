import { z } from 'zod';
import type { Certificate, PgpForExchange } from '../actions/ports/pgp.ts';
import { isIdentityDigest, type IdentityDigest } from '../domain/ids.ts';
import type { JournalLine } from './journal-lines.ts';
import { readStatement } from './statement.ts';

// No code is made from text at run time.
z.config({ jitless: true });

const identity = z.custom<IdentityDigest>(isIdentityDigest);
const replaced = z.looseObject({
  what: z.literal('identity replaced'),
  author: identity,
  successor: identity,
  statement: z.string(),
  signatures: z.array(z.string()).length(2),
});

/**
 * Who the owner of a journal is and was: from the identity that it was begun by, over every replacement that both keys have signed, to
 * the one that signs the journal now. The owner alone where that doesn't lead there: nobody takes over another's journal.
 */
export async function selvesIn(
  lines: readonly JournalLine[],
  owner: IdentityDigest,
  given: (digest: IdentityDigest) => readonly Certificate[],
  pgp: PgpForExchange,
): Promise<ReadonlySet<IdentityDigest>> {
  const [first] = lines;
  let current: unknown = first?.event['digest'];
  const selves = new Set<unknown>([current]);
  for (const { event } of lines) {
    const said = replaced.safeParse(event);
    if (!said.success || said.data.author !== current) continue;
    if (!(await isStated(said.data, given, pgp))) continue;
    current = said.data.successor;
    selves.add(current);
  }
  return current === owner ? (selves as Set<IdentityDigest>) : new Set([owner]);
}

/** The event holds the statement that it speaks of, signed by both keys. */
async function isStated(
  { author, successor, statement, signatures }: z.infer<typeof replaced>,
  given: (digest: IdentityDigest) => readonly Certificate[],
  pgp: PgpForExchange,
): Promise<boolean> {
  const read = readStatement({ statement, signatures });
  const said = read.ok ? read.value.said : null;
  if (!read.ok || said?.what !== 'identity replaced') return false;
  if (said.author !== author || said.successor !== successor) return false;
  for (const [index, signer] of read.value.signers.entries()) {
    const signature = read.value.signatures[index] ?? new Uint8Array();
    const checks = given(signer).map((by) =>
      pgp.verifyDetached('statement', read.value.bytes, signature, by),
    );
    if ((await Promise.all(checks)).every((verified) => verified === null)) return false;
  }
  return true;
}
