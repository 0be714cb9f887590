import type { ReaderSurroundings, SignedChange, UnverifiableChange } from '../actions/ports/exchange.ts';
import type { Certificate, PgpForExchange } from '../actions/ports/pgp.ts';
import type { ChangeId } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { BundleCertificates } from './bundle-certificates.ts';
import { readChange } from './change.ts';
import { readChangeLines } from './change-lines.ts';
import type { Scout } from './scout.ts';
import { steps } from './scout-bundle.ts';
import { isSignedBy, signedChange } from './sign-change.ts';

/** Signatures checked at a time: 64 keep the threads of OpenSSL busy, more gain nothing (measured). */
const inFlight = 64;

interface VerifiedChanges {
  readonly changes: readonly SignedChange[];
  readonly unverifiable: readonly UnverifiableChange[];
}

type Outcome = { readonly signed: SignedChange } | { readonly unverifiable: UnverifiableChange };

/**
 * Verifies every change: form, digests, signature, as far as the scout has come. The first fault in the order of the lines
 * refuses them all; only an author whose certificate can't be used is set apart. Refusals: `change-malformed` (also a change
 * that comes twice, or without any certificate of its author), `change-digest-bad`, `change-signature-bad`, `bundle-newer`,
 * and the scout's.
 */
export async function verifyChanges(
  content: Uint8Array,
  certificates: BundleCertificates,
  surroundings: Pick<ReaderSurroundings, 'contact' | 'progress' | 'signal'>,
  pgp: PgpForExchange,
  scout: Scout,
): Promise<Result<VerifiedChanges>> {
  const changes: SignedChange[] = [];
  const unverifiable: UnverifiableChange[] = [];
  const seen = new Set<ChangeId>();
  const total = countLines(content);
  const lines = readChangeLines(content);
  for (let from = 0; ;) {
    const wanted = from + inFlight;
    const { reached, refusal } = await scout.until(steps.statements + wanted);
    if (surroundings.signal.aborted) return refused('cancelled');
    // Lines before the one that stopped the scout may have other faults, which come first.
    const upTo = Math.min(wanted, reached - steps.statements);
    const batch: Promise<Result<Outcome>>[] = [];
    while (from + batch.length < upTo) {
      const { done: over, value: line } = lines.next();
      if (over === true) break;
      batch.push(
        line.ok ? verifyOne(line.value, certificates, surroundings, pgp, seen) : Promise.resolve(line),
      );
    }
    for (const result of await Promise.all(batch)) {
      if (!result.ok) return result;
      if ('signed' in result.value) changes.push(result.value.signed);
      else unverifiable.push(result.value.unverifiable);
    }
    from += batch.length;
    surroundings.progress('verify', from, total);
    if (from < upTo) return done({ changes, unverifiable });
    if (refusal !== null && upTo < wanted) return { ok: false, refusal };
  }
}

async function verifyOne(
  wire: SignedChange['wire'],
  certificates: BundleCertificates,
  surroundings: Pick<ReaderSurroundings, 'contact'>,
  pgp: PgpForExchange,
  seen: Set<ChangeId>,
): Promise<Result<Outcome>> {
  const read = readChange(wire);
  if (!read.ok) return read;
  const change = read.value;
  const { id, author } = change;
  if (seen.has(id)) return refused('change-malformed', { change: id, fault: 'twice' });
  seen.add(id);
  // The pinned certificate first; one that came along has the same primary key, and may know more of its subkeys.
  const candidates = [surroundings.contact(author)?.certificate, certificates.usable.get(author)].filter(
    (one): one is Certificate => one !== undefined,
  );
  if (await isSignedBy(change, candidates, pgp)) return done({ signed: signedChange(change, wire) });
  const reason = certificates.unusable.get(author);
  if (reason !== undefined) return done({ unverifiable: { id, author, wire, reason } });
  return candidates.length > 0
    ? refused('change-signature-bad', { change: id })
    : refused('change-malformed', { change: id, fault: 'no-certificate' });
}

function countLines(content: Uint8Array): number {
  let lines = 0;
  for (let at = content.indexOf(0x0a); at >= 0; at = content.indexOf(0x0a, at + 1)) lines += 1;
  return lines;
}
