import {
  decryptSessionKeys,
  enums,
  LiteralDataPacket,
  OnePassSignaturePacket,
  readMessage,
  type Config,
  type Message,
  type SessionKey,
} from 'openpgp';
import type { OpenLimits, OwnIdentity } from '../actions/ports/pgp.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { checkBundleStructure } from './bundle-structure.ts';
import { hasPointInOneForm } from './key-packet-form.ts';
import type { Keyring } from './keyring.ts';
import { isWrittenAs } from './written-as.ts';
import { settings, timeless } from './settings.ts';

/**
 * Settings under which a compressed data packet is noticed but never inflated: the library would do that while it parses, before
 * anyone can say no.
 */
const withoutInflating = (): { config: Config; sawCompressed: () => boolean } => {
  let seen = false;
  class RefusedPacket {
    static readonly tag = enums.packet.compressedData;
    read(): void {
      seen = true;
    }
    write(): Uint8Array {
      return new Uint8Array();
    }
  }
  return { config: settings({ additionalAllowedPackets: [RefusedPacket] }), sawCompressed: () => seen };
};

type Opened = Awaited<ReturnType<Message<Uint8Array>['decrypt']>>;

const ciphers: ReadonlySet<string | null> = new Set(['aes128', 'aes192', 'aes256']);

/** The session key, or null when it is not for this identity. */
const sessionKeyOf = async (
  message: Message<Uint8Array>,
  keys: Keyring,
  own: OwnIdentity,
  config: Config,
): Promise<{ data: Uint8Array; algorithm: string | null } | null> => {
  try {
    const opened = await decryptSessionKeys({
      message,
      decryptionKeys: await keys.own(own),
      date: timeless,
      config,
    });
    return opened[0] ?? null;
  } catch {
    return null;
  }
};

/** True when the body was opened intact, and only what is inside is not a message (RFC 9580 10.3). */
const isAboutStructure = (error: unknown): boolean => {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at.name === 'GrammarError') return true;
    if (/not allowed in this context|^Parsing |during parsing|end of packet/.test(at.message)) return true;
  }
  return false;
};

/** One-pass signature, literal data, signature, in this order and nothing else (RFC 9580 10.3). */
const contentOf = async (inside: Opened, config: Config): Promise<Result<Uint8Array>> => {
  const [first, second, third] = inside.packets;
  if (first instanceof LiteralDataPacket && second === undefined) return refused('bundle-unsigned');
  const asSealed = first instanceof OnePassSignaturePacket && second instanceof LiteralDataPacket;
  if (!asSealed || third !== undefined) return refused('bundle-malformed');
  // Reads what stands behind the literal data, and throws unless it is the one signature that was announced. Whose it is, and
  // whether it is good, is not looked at: the manifest's signature decides.
  await inside.verify([], timeless, config);
  const content: unknown = inside.getLiteralData();
  return content instanceof Uint8Array ? done(content) : refused('bundle-malformed');
};

/** See {@link PgpForExchange.openForMe}. */
export const openForMe = async (
  keys: Keyring,
  message: Uint8Array,
  own: OwnIdentity,
  limits: OpenLimits,
): Promise<Result<{ readonly content: Uint8Array; readonly aead: boolean }>> => {
  const structure = checkBundleStructure(message, limits);
  if (!structure.ok) return structure;
  const { aead, keyPacket } = structure.value;
  const { config, sawCompressed } = withoutInflating();

  let parsed: Message<Uint8Array>;
  try {
    parsed = await readMessage({ binaryMessage: message, config });
    const [key] = parsed.packets;
    if (!isWrittenAs(key, keyPacket) || !hasPointInOneForm(key)) return refused('bundle-malformed');
  } catch {
    return refused('bundle-malformed');
  }
  const sessionKey = await sessionKeyOf(parsed, keys, own, config);
  if (sessionKey === null) return refused('bundle-not-for-me');
  // SEIPDv2 says its cipher itself; the library's own fallbacks would let 3DES and CAST5 through for SEIPDv1.
  if (!aead && !ciphers.has(sessionKey.algorithm)) return refused('bundle-malformed');
  try {
    const inside = await parsed.decrypt(undefined, undefined, [sessionKey as SessionKey], timeless, config);
    if (sawCompressed()) return refused('bundle-compressed');
    const content = await contentOf(inside, config);
    if (!content.ok) return content;
    if (content.value.length > limits.decrypted)
      return refused('bundle-too-large', { limit: limits.decrypted });
    return done({ content: content.value, aead });
  } catch (error) {
    if (sawCompressed()) return refused('bundle-compressed');
    return refused(isAboutStructure(error) ? 'bundle-malformed' : 'bundle-altered');
  } finally {
    sessionKey.data.fill(0);
  }
};
