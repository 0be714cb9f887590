import { armor, enums, unarmor } from 'openpgp';
import { done, refused, type Result } from '../domain/result.ts';
import { tags, walkPackets } from './packets.ts';
import { settings } from './settings.ts';

const beginning = /^-----BEGIN PGP ([A-Z ]+)-----[ \t]*$/gm;

/**
 * A certificate's bytes out of a file: binary as it is, or the one public key block of a text. Text around the block is let be
 * (people paste from mail), and so is the CRC-24 (RFC 9580 6.1: nothing may hang on it; the self-signatures do).
 * Refuses `certificate-malformed`, `-secret` (a private key block) and `-several` (two blocks).
 */
export const certificateBytes = async (input: Uint8Array): Promise<Result<Uint8Array>> => {
  const first = walkPackets(input, 1).packets[0]?.tag;
  if (first === tags.publicKey || first === tags.secretKey) return done(input);

  const text = new TextDecoder().decode(input).replaceAll('\r\n', '\n');
  const blocks = [...text.matchAll(beginning)];
  const [block, second] = blocks;
  if (block === undefined) return refused('certificate-malformed');
  if (blocks.some(([, kind]) => kind === 'PRIVATE KEY BLOCK')) return refused('certificate-secret');
  if (second !== undefined) return refused('certificate-several');
  if (block[1] !== 'PUBLIC KEY BLOCK') return refused('certificate-malformed');
  try {
    const { data }: { data: unknown } = await unarmor(text.slice(block.index), settings());
    return data instanceof Uint8Array ? done(data) : refused('certificate-malformed');
  } catch {
    return refused('certificate-malformed');
  }
};

/** ASCII armor around a certificate, with the CRC-24 that old GnuPG versions want. */
export const armorPublicKey = (bytes: Uint8Array): string =>
  armor(enums.armor.publicKey, bytes, undefined, undefined, undefined, true, settings());
