import type { DecodedBundle, Manifest, ReaderSurroundings } from '../actions/ports/exchange.ts';
import type { Certificate, OpenLimits, OwnIdentity, PgpForExchange } from '../actions/ports/pgp.ts';
import type { IdentityDigest, ManifestDigest } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { Statistics } from '../domain/statistics.ts';
import { readBundleCertificate, readBundleCertificates } from './bundle-certificates.ts';
import { verifyChanges } from './bundle-changes.ts';
import { checkMembers, firstCertificate, readEnvelope, type Envelope } from './bundle-envelope.ts';
import { statementsIn, verifyStatements } from './bundle-statements.ts';
import { judgeChannel } from './channel.ts';
import {
  attachmentDigestOf,
  certificateDigestOf,
  changesName,
  statementsName,
  statisticsName,
} from './member-names.ts';
import { refusalBefore, type Scout, type SendScout } from './scout.ts';
import { steps } from './scout-bundle.ts';
import { sha256 } from './sha256.ts';
import { readStatistics } from './statistics-member.ts';
import type { TarMember } from './ustar.ts';

/**
 * Reads what strangers made, in the one order of docs/format.md: each step trusts only what the steps before it have
 * established, and is taken where a scout has been before (see {@link Scout}). See {@link Exchange.readBundle} for the
 * refusals. Nothing is written, whatever happens.
 */
export async function readBundle(
  bytes: Uint8Array,
  surroundings: ReaderSurroundings,
  pgp: PgpForExchange,
  sendScout: SendScout,
): Promise<Result<DecodedBundle>> {
  const { own, formers = [], limits, progress, signal } = surroundings;
  progress('open', 0, 0);
  // Sets off while the message is being decrypted.
  const scout = sendScout(signal);
  try {
    const opened = await openByAny(bytes, [own, ...formers], limits, pgp);
    if (!opened.ok) return opened;
    const { content, aead, to } = opened.value;
    scout.start(content);
    const read = await readOpened(content, to, surroundings, pgp, scout);
    return read.ok ? done({ ...read.value, file: sha256(bytes), aead }) : read;
  } finally {
    scout.end();
  }
}

/** Opened by the identity that it was made for: who the reader is, or was before. */
async function openByAny(
  bytes: Uint8Array,
  identities: readonly OwnIdentity[],
  limits: OpenLimits,
  pgp: PgpForExchange,
): Promise<Result<{ readonly content: Uint8Array; readonly aead: boolean; readonly to: IdentityDigest }>> {
  for (const own of identities) {
    const opened = await pgp.openForMe(bytes, own, limits);
    if (opened.ok) return done({ ...opened.value, to: own.certificate.digest });
    if (opened.refusal.code !== 'bundle-not-for-me') return opened;
  }
  return refused('bundle-not-for-me');
}

async function readOpened(
  content: Uint8Array,
  to: IdentityDigest,
  surroundings: ReaderSurroundings,
  pgp: PgpForExchange,
  scout: Scout,
): Promise<Result<Omit<DecodedBundle, 'file' | 'aead'>>> {
  const { progress } = surroundings;
  let stopped = await refusalBefore(scout, steps.envelope);
  if (stopped !== null) return { ok: false, refusal: stopped };
  const envelope = readEnvelope(content);
  if (!envelope.ok) return envelope;
  const { manifest, manifestBytes, members } = envelope.value;

  const sender = await checkSender(envelope.value, surroundings, pgp, scout);
  if (!sender.ok) return sender;
  if (manifest.to !== to) return refused('bundle-not-for-me', { from: manifest.from });
  const digest = sha256(manifestBytes) as ManifestDigest;
  const verdict = judgeChannel(manifest, digest, surroundings.seenFrom(manifest.from));
  if (!verdict.ok) return verdict;

  progress('check', 0, members.length);
  stopped = await refusalBefore(scout, steps.members);
  if (stopped !== null) return { ok: false, refusal: stopped };
  const intact = checkMembers(manifest, members);
  if (!intact.ok) return intact;
  const statistics = statisticsIn(manifest, members);
  if (!statistics.ok) return statistics;
  stopped = await refusalBefore(scout, steps.certificates);
  if (stopped !== null) return { ok: false, refusal: stopped };
  const certificates = await readBundleCertificates(members, pgp);
  if (!certificates.ok) return certificates;
  stopped = await refusalBefore(scout, steps.statements);
  if (stopped !== null) return { ok: false, refusal: stopped };
  const stated = statementsIn(members);
  if (!stated.ok) return stated;
  const statements = await verifyStatements(stated.value, manifest, certificates.value, surroundings, pgp);
  if (!statements.ok) return statements;
  const lines = members.find(({ name }) => name === changesName)?.content ?? new Uint8Array();
  const verified = await verifyChanges(lines, certificates.value, surroundings, pgp, scout);
  if (!verified.ok) return verified;

  return done({
    manifest,
    digest,
    verdict: verdict.value,
    ...verified.value,
    certificates: [...certificates.value.usable.values()],
    attachments: attachmentsOf(members),
    statements: statements.value,
    statistics: statistics.value,
  });
}

/**
 * Whose signature is on the manifest. The pinned certificate decides for a known contact, and a relayed one with the same
 * primary key may add subkeys to it; a stranger's own certificate tells a good signature from a bad one and no more.
 */
async function checkSender(
  { manifest, manifestBytes, signature, members }: Envelope,
  surroundings: ReaderSurroundings,
  pgp: PgpForExchange,
  scout: Scout,
): Promise<Result<null>> {
  const { from } = manifest;
  const enclosed = firstCertificate(members);
  if (enclosed === undefined || certificateDigestOf(enclosed.name) !== from)
    return refused('bundle-sender-differs', { from });
  const known = surroundings.contact(from);
  const isGood = async (certificate: Certificate): Promise<boolean> =>
    (await pgp.verifyDetached('manifest', manifestBytes, signature, certificate)) !== null;

  if (known === null || !(await isGood(known.certificate))) {
    const stopped = await refusalBefore(scout, steps.sender);
    if (stopped !== null) return { ok: false, refusal: stopped };
    const read = await readBundleCertificate(enclosed, from, pgp);
    if (!read.ok) return read;
    // A stranger whose certificate we can't use is told so; for a contact we have a better one, and it said no.
    if ('code' in read.value)
      return known === null
        ? refused(read.value.code, { certificate: from })
        : refused('bundle-signature-bad', { from });
    if (!(await isGood(read.value))) return refused('bundle-signature-bad', { from });
  }
  if (known?.replaced === true) return refused('signer-replaced', { from });
  if (known?.rejected === true) return refused('signer-rejected', { from });
  return known?.trusted === true ? done(null) : refused('signer-unknown', { from });
}

/** Counts come with their preset alone, and then nothing else does: a bundle that says it holds no record holds none. */
function statisticsIn({ preset }: Manifest, members: readonly TarMember[]): Result<Statistics | null> {
  const member = members.find(({ name }) => name === statisticsName);
  if (member === undefined && preset !== 'statistics') return done(null);
  const others = members.some(
    ({ name, content }) =>
      attachmentDigestOf(name) !== null ||
      name === statementsName ||
      (name === changesName && content.byteLength > 0),
  );
  if (member === undefined || preset !== 'statistics' || others)
    return refused('bundle-malformed', { fault: 'statistics' });
  return readStatistics(member.content);
}

/** Copies, so that keeping an attachment doesn't keep the whole bundle. */
const attachmentsOf = (members: readonly TarMember[]): DecodedBundle['attachments'] =>
  members.flatMap(({ name, content }) => {
    const digest = attachmentDigestOf(name);
    return digest === null ? [] : [{ sha256: digest, bytes: new Uint8Array(content) }];
  });
