import type { OpenLimits } from '../actions/ports/pgp.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { tags, walkPackets, type PacketSpan, type Walk } from './packets.ts';

/** One key packet and one body are allowed; a few more are walked, to say what is wrong. */
const maxPackets = 16;

const isKeyPacket = ({ tag }: PacketSpan): boolean => tag === tags.pkesk || tag === tags.skesk;

const checkCount = ({ packets, fault }: Walk): Result<null> => {
  const [first] = packets;
  if (first === undefined) return refused(fault === 'no-header' ? 'bundle-not-openpgp' : 'bundle-truncated');
  const keyPackets = packets.filter(isKeyPacket);
  if (keyPackets.length > 1 || keyPackets.some(({ tag }) => tag === tags.skesk)) {
    return refused('bundle-recipients', { recipients: keyPackets.length });
  }
  if (fault === 'truncated') return refused('bundle-truncated');
  if (fault !== null) return refused('bundle-malformed', { fault });
  if (first.tag === tags.compressed) return refused('bundle-compressed');
  if (keyPackets.length === 0) return refused('bundle-recipients', { recipients: 0 });
  if (packets.length === 1) return refused('bundle-truncated');
  return done(null);
};

/** What the packets say. `keyPacket` is the body of the PKESK. */
export interface BundleStructure {
  readonly aead: boolean;
  readonly keyPacket: Uint8Array;
}

/**
 * Looks at the packets of a bundle before any cryptography: exactly one PKESK and then exactly one SEIPD packet (RFC 9580 10.3), of
 * versions that belong together (10.3.2.1), and not an octet more. Returns whether the body is SEIPDv2.
 *
 * Refuses `bundle-empty`, `-too-large`, `-not-openpgp`, `-truncated`, `-recipients`, `-compressed`, and `-malformed` for
 * everything else: other packets or octets behind the body, a body without integrity protection.
 */
export const checkBundleStructure = (message: Uint8Array, limits: OpenLimits): Result<BundleStructure> => {
  if (message.length === 0) return refused('bundle-empty');
  if (message.length > limits.encrypted) return refused('bundle-too-large', { limit: limits.encrypted });
  const walk = walkPackets(message, maxPackets);
  const counted = checkCount(walk);
  if (!counted.ok) return counted;
  const [key, body, more] = walk.packets;
  if (key?.tag !== tags.pkesk || body?.tag !== tags.seipd || more !== undefined) {
    return refused('bundle-malformed', { packets: walk.packets.length });
  }
  const versions = `${key.body[0] ?? 0}/${body.body[0] ?? 0}`;
  if (versions === '3/1') return done({ aead: false, keyPacket: key.body });
  if (versions === '6/2') return done({ aead: true, keyPacket: key.body });
  return refused('bundle-malformed', { versions });
};
