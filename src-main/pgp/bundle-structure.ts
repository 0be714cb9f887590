import type { OpenLimits } from '../actions/ports/pgp.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { tags, walkPackets, type PacketSpan, type Walk } from './packets.ts';

/** One key packet and one body are allowed; a few more are walked, to say what is wrong. */
const maxPackets = 16;

const isKeyPacket = ({ tag }: PacketSpan): boolean => tag === tags.pkesk || tag === tags.skesk;

/**
 * What the first octet of anything made with OpenPGP says (RFC 9580 4.2). Photos and letters in Cyrillic begin with octets
 * that could be headers, too, and whoever chose the wrong file must not be told that a package is damaged.
 */
const beginnings: ReadonlySet<number> = new Set([
  tags.pkesk,
  tags.skesk,
  tags.onePassSignature,
  tags.secretKey,
  tags.publicKey,
  tags.compressed,
  tags.marker,
  tags.literal,
  tags.seipd,
  tags.aead,
  tags.padding,
]);

const beginsAsOpenPgp = (message: Uint8Array): boolean => {
  const [first = 0] = message;
  if ((first & 0x80) === 0) return false;
  return beginnings.has((first & 0x40) === 0 ? (first >> 2) & 0x0f : first & 0x3f);
};

const checkCount = ({ packets, fault }: Walk): Result<null> => {
  const [first] = packets;
  if (first === undefined) return refused('bundle-truncated');
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
  if (!beginsAsOpenPgp(message)) return refused('bundle-not-openpgp');
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
