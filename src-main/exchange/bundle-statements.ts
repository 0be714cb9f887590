import type { Manifest, ReaderSurroundings } from '../actions/ports/exchange.ts';
import type { Certificate, PgpForExchange } from '../actions/ports/pgp.ts';
import type { SignedStatement } from '../actions/ports/statement.ts';
import type { IdentityDigest } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { BundleCertificates } from './bundle-certificates.ts';
import { statementsName } from './member-names.ts';
import { readStatements } from './statement-lines.ts';
import type { UnverifiedStatement } from './statement.ts';
import type { TarMember } from './ustar.ts';

/** What `statements.jsonl` says by form; none when it isn't there. Refusals: see {@link readStatements}. */
export function statementsIn(members: readonly TarMember[]): Result<readonly UnverifiedStatement[]> {
  const member = members.find(({ name }) => name === statementsName);
  return member === undefined ? done([]) : readStatements(member.content);
}

/**
 * Verifies every statement: the sender's own, meant for this recipient, signed by all whom it needs. Those of a kind that
 * this version doesn't know are dropped when they are signed. Refusals: `statement-malformed` (of somebody else, for
 * somebody else, without a usable certificate of a signer), `statement-signature-bad`.
 */
export async function verifyStatements(
  statements: readonly UnverifiedStatement[],
  { from, to }: Pick<Manifest, 'from' | 'to'>,
  certificates: BundleCertificates,
  surroundings: Pick<ReaderSurroundings, 'contact'>,
  pgp: PgpForExchange,
): Promise<Result<readonly SignedStatement[]>> {
  const verified: SignedStatement[] = [];
  for (const { id, wire, bytes, signatures, signers, said } of statements) {
    const malformed = (fault: string): Result<never> =>
      refused('statement-malformed', { statement: id, fault });
    // Either key may carry the news of its replacement; nobody speaks for others otherwise.
    if (!signers.includes(from)) return malformed('not-the-sender');
    if (said !== null && 'to' in said && said.to !== to) return malformed('for-another');
    for (const [index, signer] of signers.entries()) {
      const candidates = candidatesFor(signer, certificates, surroundings);
      if (candidates.length === 0) return malformed('no-certificate');
      const signature = signatures[index] ?? new Uint8Array();
      if (!(await isSignedBy(candidates, bytes, signature, pgp)))
        return refused('statement-signature-bad', { statement: id });
    }
    if (said !== null) verified.push({ id, wire, said });
  }
  return done(verified);
}

const candidatesFor = (
  signer: IdentityDigest,
  { usable }: BundleCertificates,
  { contact }: Pick<ReaderSurroundings, 'contact'>,
): readonly Certificate[] =>
  [contact(signer)?.certificate, usable.get(signer)].filter((one): one is Certificate => one !== undefined);

async function isSignedBy(
  candidates: readonly Certificate[],
  bytes: Uint8Array,
  signature: Uint8Array,
  pgp: PgpForExchange,
): Promise<boolean> {
  for (const by of candidates)
    if ((await pgp.verifyDetached('statement', bytes, signature, by)) !== null) return true;
  return false;
}
