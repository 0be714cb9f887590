import { done, refused, type Result } from '../domain/result.ts';
import { tags, walkPackets, type PacketSpan } from './packets.ts';

/** A certificate of 1 MiB with more packets than this is none. */
const maxPackets = 10_000;

/** Primary key and subkeys. The library checks every self-signature for each of them. */
export const maxKeys = 20;

const allowed: ReadonlySet<number> = new Set([
  tags.publicKey,
  tags.publicSubkey,
  tags.signature,
  tags.userId,
  tags.userAttribute,
  tags.marker,
  tags.trust,
  tags.padding,
]);

const versionOf = (packet: PacketSpan): number => packet.body[0] ?? 0;

/**
 * Looks at the packets of a binary certificate before the library does, and returns the body of its primary key packet.
 * Refuses `certificate-secret` (any secret key packet), `-several` (a second primary key), `-foreign-form` (a key that is not of
 * version 4), `-malformed` (truncated, trailing octets, packets that no certificate has).
 */
export const checkCertificateStructure = (bytes: Uint8Array): Result<Uint8Array> => {
  const { packets, fault } = walkPackets(bytes, maxPackets);
  const has = (...wanted: number[]): boolean => packets.some(({ tag }) => wanted.includes(tag));
  if (has(tags.secretKey, tags.secretSubkey)) return refused('certificate-secret');
  if (fault !== null) return refused('certificate-malformed', { fault });
  const [primary, ...rest] = packets;
  if (primary === undefined || primary.tag !== tags.publicKey) return refused('certificate-malformed');
  if (rest.some(({ tag }) => tag === tags.publicKey)) return refused('certificate-several');
  const stray = packets.find(({ tag }) => !allowed.has(tag));
  if (stray !== undefined) return refused('certificate-malformed', { packet: stray.tag });

  const keys = packets.filter(({ tag }) => tag === tags.publicKey || tag === tags.publicSubkey);
  if (keys.length > maxKeys) return refused('certificate-malformed', { keys: keys.length });
  const foreign = keys.find((packet) => versionOf(packet) !== 4);
  if (foreign !== undefined) return refused('certificate-foreign-form', { version: versionOf(foreign) });
  if (!has(tags.userId)) return refused('certificate-foreign-form');
  return done(primary.body);
};
