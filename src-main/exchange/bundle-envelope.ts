import type { Manifest } from '../actions/ports/exchange.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { readManifest } from './manifest.ts';
import {
  attachmentDigestOf,
  certificateDigestOf,
  manifestName,
  manifestSignatureName,
} from './member-names.ts';
import { sha256 } from './sha256.ts';
import { readTar, type TarMember } from './ustar.ts';

export interface Envelope {
  readonly manifest: Manifest;
  readonly manifestBytes: Uint8Array;
  readonly signature: Uint8Array;
  /** What the manifest should list: everything after its signature. */
  readonly members: readonly TarMember[];
}

/** Tar and manifest by form alone: nobody has vouched for anything yet. */
export function readEnvelope(tar: Uint8Array): Result<Envelope> {
  const read = readTar(tar);
  if (!read.ok) return read;
  const [manifest, signature, ...members] = read.value;
  if (manifest?.name !== manifestName || signature?.name !== manifestSignatureName)
    return refused('bundle-malformed', { fault: 'members' });
  const said = readManifest(manifest.content);
  if (!said.ok) return said;
  return done({
    manifest: said.value,
    manifestBytes: manifest.content,
    signature: signature.content,
    members,
  });
}

/** The certificate that has to be the sender's: the first one. */
export const firstCertificate = (members: readonly TarMember[]): TarMember | undefined =>
  members.find(({ name }) => certificateDigestOf(name) !== null);

/** The members are those that the signed manifest lists, in its order, and nothing else is there. */
export function checkMembers(manifest: Manifest, members: readonly TarMember[]): Result<null> {
  const listed = manifest.members;
  if (listed.length !== members.length) return refused('bundle-member-altered', { fault: 'count' });
  for (const [index, member] of members.entries()) {
    const said = listed[index];
    if (said?.name !== member.name) return refused('bundle-member-altered', { member: index, fault: 'name' });
    if (said.size !== member.content.byteLength || said.sha256 !== sha256(member.content))
      return refused('bundle-member-altered', { member: index, fault: 'content' });
    const named = attachmentDigestOf(member.name);
    if (named !== null && named !== said.sha256)
      return refused('bundle-member-altered', { member: index, fault: 'attachment' });
  }
  return done(null);
}
