import type { BundleToWrite, Manifest, WrittenBundle } from '../actions/ports/exchange.ts';
import type { PgpForExchange } from '../actions/ports/pgp.ts';
import type { Clock } from '../actions/ports/surroundings.ts';
import type { ManifestDigest } from '../domain/ids.ts';
import { readChange } from './change.ts';
import { encodeChanges } from './change-lines.ts';
import { journalHeadBytes } from './journal.ts';
import { encodeJournal } from './journal-lines.ts';
import { encodeManifest, readManifest } from './manifest.ts';
import {
  attachmentName,
  certificateName,
  changesName,
  journalName,
  journalSignatureName,
  manifestName,
  manifestSignatureName,
  paddingName,
  statementsName,
  statisticsName,
} from './member-names.ts';
import { paddedSizes } from './padding.ts';
import { sha256 } from './sha256.ts';
import { encodeStatements, readStatements } from './statement-lines.ts';
import { encodeStatistics } from './statistics-member.ts';
import { tarSize, writeTar, type TarMember } from './ustar.ts';

/**
 * Makes one bundle for one recipient (docs/format.md). Throws on what only a bug can ask for, because a bundle with a fault
 * would be refused whole, far away and days later.
 */
export async function writeBundle(
  bundle: BundleToWrite,
  surroundings: { readonly pgp: PgpForExchange; readonly clock: Clock },
): Promise<WrittenBundle> {
  const { pgp, clock } = surroundings;
  requireSound(bundle);
  const now = clock.now();
  const content = await contentOf(bundle, pgp, now);
  // The signature's length decides the padding, and the padding is signed: begin with one block, and grow if need be.
  for (let blocks = 1; blocks <= 16; blocks += 1) {
    const room = blocks * 512;
    const { manifest, bytes, members } = pad(bundle, content, room);
    const signature = await pgp.signDetached('manifest', bytes, bundle.own, now);
    if (Math.ceil(signature.byteLength / 512) !== blocks) continue;
    const tar = writeTar([
      { name: manifestName, content: bytes },
      { name: manifestSignatureName, content: signature },
      ...members,
    ]);
    const sealed = await pgp.sealForOne(tar, bundle.to, bundle.own, bundle.aead, now);
    return { bytes: sealed, file: sha256(sealed), manifest, digest: sha256(bytes) as ManifestDigest };
  }
  throw new Error('a signature without end');
}

interface HashedMember extends TarMember {
  readonly sha256: string;
}

async function contentOf(
  bundle: BundleToWrite,
  pgp: PgpForExchange,
  now: Date,
): Promise<readonly HashedMember[]> {
  const attachments = [...(bundle.attachments ?? [])].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  return [
    { name: changesName, content: encodeChanges(bundle.changes) },
    ...bundle.certificates.map((certificate) => ({
      name: certificateName(certificate.digest),
      content: Buffer.from(pgp.armorCertificate(certificate), 'utf8'),
    })),
    ...attachments.map((one) => ({ name: attachmentName(one.sha256), content: one.bytes })),
    ...statementMembers(bundle),
    ...(await journalMembers(bundle, pgp, now)),
    ...(bundle.statistics === undefined
      ? []
      : [{ name: statisticsName, content: encodeStatistics(bundle.statistics) }]),
  ].map((member) => ({ ...member, sha256: sha256(member.content) }));
}

const statementMembers = ({ statements = [] }: BundleToWrite): readonly TarMember[] =>
  statements.length === 0
    ? []
    : [{ name: statementsName, content: encodeStatements(statements.map(({ wire }) => wire)) }];

/** The whole journal and its owner's signature of where it stands. */
async function journalMembers(
  { journal, own, manifest }: BundleToWrite,
  pgp: PgpForExchange,
  now: Date,
): Promise<readonly TarMember[]> {
  if (journal === undefined) return [];
  const head = journalHeadBytes(own.certificate.digest, manifest.journal);
  return [
    { name: journalName, content: encodeJournal(journal) },
    { name: journalSignatureName, content: await pgp.signDetached('journal head', head, own, now) },
  ];
}

/**
 * Finds the padding that brings the tar to the next allowed size. It is listed in the manifest, whose own length depends on
 * the digits of its size; where the two chase each other, the next size is taken.
 */
function pad(
  bundle: BundleToWrite,
  content: readonly HashedMember[],
  signatureRoom: number,
): { manifest: Manifest; bytes: Uint8Array; members: readonly TarMember[] } {
  const sizes = content.map((member) => member.content.byteLength);
  for (const total of paddedSizes(tarSize([signatureRoom, ...sizes]))) {
    let padding = 0;
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const zeros = new Uint8Array(padding);
      const members = [...content, { name: paddingName, content: zeros, sha256: sha256(zeros) }];
      const manifest = manifestOf(bundle, members);
      const bytes = encodeManifest(manifest);
      const rest = tarSize([bytes.byteLength, signatureRoom, ...sizes, 0]);
      if (rest + padding === total) {
        requireReadable(bytes);
        return { manifest, bytes, members };
      }
      if (rest > total) break;
      padding = total - rest;
    }
  }
  throw new Error('padding without end');
}

const manifestOf = (bundle: BundleToWrite, members: readonly HashedMember[]): Manifest => ({
  format: 'corridor bundle 1',
  ...bundle.manifest,
  from: bundle.own.certificate.digest,
  to: bundle.to.digest,
  members: members.map(({ name, content, sha256: digest }) => ({
    name,
    size: content.byteLength,
    sha256: digest,
  })),
});

function requireReadable(bytes: Uint8Array): void {
  const read = readManifest(bytes);
  if (read.ok) return;
  throw new RangeError(`a manifest outside the limits: ${JSON.stringify(read.refusal.detail ?? {})}`);
}

function requireSound(bundle: BundleToWrite): void {
  const { own, certificates, changes, attachments = [], statements = [], journal, manifest } = bundle;
  const [first] = certificates;
  if (first?.digest !== own.certificate.digest) throw new Error("the sender's certificate comes first");
  const known = new Set(certificates.map(({ digest }) => digest));
  if (known.size !== certificates.length) throw new Error('a certificate twice');
  if ((bundle.manifest.preset === 'statistics') !== (bundle.statistics !== undefined))
    throw new Error('statistics belong to their preset');
  requireStatements(bundle, known);
  if (bundle.statistics !== undefined && changes.length + attachments.length + statements.length > 0)
    throw new Error('statistics hold no record');
  const ids = new Set<string>();
  for (const wire of changes) {
    const read = readChange(wire);
    if (!read.ok) throw new Error(`a change that readers refuse: ${read.refusal.code}`);
    if (ids.has(read.value.id)) throw new Error('a change twice');
    if (!known.has(read.value.author)) throw new Error('a change without the certificate of its author');
    ids.add(read.value.id);
  }
  if (journal !== undefined && journal.at(-1)?.head !== manifest.journal.head)
    throw new Error('a journal that ends elsewhere than the manifest says');
  for (const one of attachments)
    if (sha256(one.bytes) !== one.sha256) throw new Error('an attachment under a false name');
}

function requireStatements({ own, to, statements = [] }: BundleToWrite, known: ReadonlySet<string>): void {
  if (statements.length === 0) return;
  const read = readStatements(encodeStatements(statements.map(({ wire }) => wire)));
  if (!read.ok) throw new Error(`statements that readers refuse: ${read.refusal.detail?.['fault'] ?? ''}`);
  for (const { said, signers } of read.value) {
    if (!signers.includes(own.certificate.digest)) throw new Error('a statement of somebody else');
    if (said !== null && 'to' in said && said.to !== to.digest)
      throw new Error('a statement for somebody else');
    if (signers.some((digest) => !known.has(digest)))
      throw new Error('a statement without the certificate of a signer');
  }
}
