import { z } from 'zod';
import type { SignedStatement, Statement, WireStatement } from '../actions/ports/statement.ts';
import type { OwnIdentity, PgpForExchange } from '../actions/ports/pgp.ts';
import { isClaimedTime } from '../domain/change-rules.ts';
import { erasureAnswers, erasureReasons } from '../domain/erasure.ts';
import {
  isDisclosureDigest,
  isIdentityDigest,
  isStatementId,
  type IdentityDigest,
  type StatementId,
} from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { bundleLimits, changeLimits } from './limits.ts';
import { sha256 } from './sha256.ts';
import { parseStrictJson } from './strict-json.ts';

// No code is made from text at run time, here or anywhere: set before the first schema is made.
z.config({ jitless: true });

const identity = z.string().refine(isIdentityDigest);
const v = z.literal(1);
const at = z.string().refine(isClaimedTime);

const known = z.discriminatedUnion('what', [
  z.strictObject({ v, what: z.literal('identity replaced'), author: identity, successor: identity, at }),
  z.strictObject({
    v,
    what: z.literal('erase requested'),
    author: identity,
    to: identity,
    digests: z
      .array(z.string().refine(isDisclosureDigest))
      .min(1)
      .max(bundleLimits.erasedAtOnce)
      .refine((all) => all.every((digest, index) => index === 0 || (all[index - 1] ?? '') < digest)),
    reason: z.enum(erasureReasons),
    at,
  }),
  z.strictObject({
    v,
    what: z.literal('erase answered'),
    author: identity,
    to: identity,
    request: z.string().refine(isStatementId),
    answer: z.enum(erasureAnswers),
    at,
  }),
]);
const kinds: ReadonlySet<unknown> = new Set(known.options.map(({ shape }) => shape.what.value));
/** What every statement says, those of a later version of this program too. */
const anyKind = z.looseObject({ what: z.string().max(100), author: identity });
const version = z.looseObject({ v: z.int().min(2) });

/** A statement of good form; nobody has vouched for it yet. */
export interface UnverifiedStatement {
  readonly id: StatementId;
  readonly wire: WireStatement;
  readonly bytes: Uint8Array;
  readonly signatures: readonly Uint8Array[];
  /** Whose signatures these have to be, in this order. */
  readonly signers: readonly IdentityDigest[];
  /** Null for a kind that this version doesn't know: its signature counts, and nothing else of it. */
  readonly said: Statement | null;
}

/** Reads one statement by form. Refusals: `statement-malformed`, `bundle-newer`. */
export function readStatement(wire: WireStatement): Result<UnverifiedStatement> {
  const malformed = (fault: string): Result<never> => refused('statement-malformed', { fault });
  const bytes = decodeBase64url(wire.statement);
  const signatures = wire.signatures.map(decodeBase64url).filter((one) => one !== null);
  if (bytes === null || signatures.length !== wire.signatures.length) return malformed('base64url');
  if (signatures.some(({ byteLength }) => byteLength === 0 || byteLength > changeLimits.signatureBytes))
    return malformed('signature-size');
  const json = parseStrictJson(bytes, bundleLimits.statementDepth);
  if (version.safeParse(json).success) return refused('bundle-newer');
  const any = anyKind.extend({ v }).safeParse(json);
  if (!any.success) return malformed('form');
  const read = kinds.has(any.data.what) ? known.safeParse(json) : null;
  if (read?.success === false) return malformed('form');
  const said = read === null ? null : withoutVersion(read.data);
  const signers = said?.what === 'identity replaced' ? [said.author, said.successor] : [any.data.author];
  if (new Set(signers).size !== signers.length) return malformed('successor');
  if (signatures.length !== signers.length) return malformed('signatures');
  return done({ id: sha256(bytes) as StatementId, wire, bytes, signatures, signers, said });
}

const withoutVersion = ({ v: _version, ...said }: z.infer<typeof known>): Statement => said;

/** Signs a statement, the author first. Throws on what a reader would refuse, and on signers who are not those it names. */
export async function signStatement(
  said: Statement,
  signers: readonly OwnIdentity[],
  { pgp, now }: { readonly pgp: PgpForExchange; readonly now: Date },
): Promise<SignedStatement> {
  const bytes = Buffer.from(JSON.stringify({ v: 1, ...said }), 'utf8');
  const signatures: string[] = [];
  for (const signer of signers)
    signatures.push(encodeBase64url(await pgp.signDetached('statement', bytes, signer, now)));
  const wire = { statement: encodeBase64url(bytes), signatures };
  const read = readStatement(wire);
  if (!read.ok)
    throw new RangeError(`a statement outside the format: ${read.refusal.detail?.['fault'] ?? ''}`);
  if (read.value.signers.some((digest, index) => signers[index]?.certificate.digest !== digest))
    throw new Error('a statement signed by others than it names');
  return { id: read.value.id, wire, said };
}
