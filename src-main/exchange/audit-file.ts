import type { AuditTrust } from '../actions/ports/audit.ts';
import type { Manifest } from '../actions/ports/exchange.ts';
import type { Certificate, PgpForExchange } from '../actions/ports/pgp.ts';
import type { ChangeId, IdentityDigest, ManifestDigest } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { selvesIn } from './audit-selves.ts';
import { readBundleCertificates } from './bundle-certificates.ts';
import { verifyChanges } from './bundle-changes.ts';
import { checkMembers, readEnvelope, type Envelope } from './bundle-envelope.ts';
import { journalHeadBytes } from './journal.ts';
import { readJournal, type JournalLine } from './journal-lines.ts';
import { changesName, journalName, journalSignatureName } from './member-names.ts';
import { sha256 } from './sha256.ts';
import { refusalThroughout, scoutedAlready, type SendScout } from './scout.ts';

/** One file, as far as its signer vouches for it. */
export interface AuditFile {
  readonly manifest: Manifest;
  readonly digest: ManifestDigest;
  /** Null in ordinary bundles, and in the further parts of an audit bundle. */
  readonly journal: readonly JournalLine[] | null;
  /** Verified, by author. */
  readonly changes: ReadonlyMap<ChangeId, IdentityDigest>;
  readonly unverifiable: number;
  readonly certificates: readonly Certificate[];
  /** Who its signer is and, as far as its journal proves it, was. */
  readonly selves: ReadonlySet<IdentityDigest>;
}

/** Reads the tar of one bundle by the rules of the reader, but for whom it is to and where it stands in its channel. */
export async function readAuditFile(
  tar: Uint8Array,
  trust: AuditTrust,
  pgp: PgpForExchange,
  sendScout: SendScout,
): Promise<Result<AuditFile>> {
  // With `--vault` the auditor's own keys are in this process.
  const stopped = await refusalThroughout(sendScout, tar);
  if (stopped !== null) return { ok: false, refusal: stopped };
  const envelope = readEnvelope(tar);
  if (!envelope.ok) return envelope;
  const { manifest, manifestBytes, members } = envelope.value;
  const own = await readBundleCertificates(members, pgp);
  if (!own.ok) return own;
  const given = (digest: IdentityDigest): readonly Certificate[] =>
    [trust.certificates.find((one) => one.digest === digest), own.value.usable.get(digest)].filter(
      (one): one is Certificate => one !== undefined,
    );
  const { from } = manifest;
  if (!(await isSigned(envelope.value, given(from), pgp))) return refused('bundle-signature-bad', { from });
  if (!trust.pins.has(from)) return refused('signer-unknown', { from });
  const intact = checkMembers(manifest, members);
  if (!intact.ok) return intact;

  const contentOf = (name: string): Uint8Array | undefined =>
    members.find((member) => member.name === name)?.content;
  const verified = await verifyChanges(
    contentOf(changesName) ?? new Uint8Array(),
    own.value,
    {
      contact: (digest) => {
        const certificate = trust.certificates.find((one) => one.digest === digest);
        return certificate === undefined ? null : { certificate, rejected: false, trusted: true };
      },
      progress: () => undefined,
      signal: new AbortController().signal,
    },
    pgp,
    scoutedAlready,
  );
  if (!verified.ok) return verified;

  const lines = contentOf(journalName);
  const journal = lines === undefined ? done(null) : readJournal(lines);
  if (!journal.ok) return journal;
  if (lines !== undefined) {
    const signature = contentOf(journalSignatureName) ?? new Uint8Array();
    const head = journalHeadBytes(from, manifest.journal);
    const isGood = async (by: Certificate): Promise<boolean> =>
      (await pgp.verifyDetached('journal head', head, signature, by)) !== null;
    if (!(await anyOf(given(from), isGood))) return refused('journal-signature-bad', { from });
  }
  return done({
    manifest,
    digest: sha256(manifestBytes) as ManifestDigest,
    journal: journal.value,
    changes: new Map(verified.value.changes.map(({ id, author }) => [id, author])),
    unverifiable: verified.value.unverifiable.length,
    certificates: [...own.value.usable.values()],
    selves: await selvesIn(journal.value ?? [], from, given, pgp),
  });
}

const isSigned = (
  { manifestBytes, signature }: Envelope,
  certificates: readonly Certificate[],
  pgp: PgpForExchange,
): Promise<boolean> =>
  anyOf(
    certificates,
    async (by) => (await pgp.verifyDetached('manifest', manifestBytes, signature, by)) !== null,
  );

async function anyOf<T>(all: readonly T[], is: (one: T) => Promise<boolean>): Promise<boolean> {
  for (const one of all) if (await is(one)) return true;
  return false;
}
