import { SignaturePacket } from 'openpgp';
import type { Certificate } from '../actions/ports/pgp.ts';
import { certificateBytes } from './armor.ts';
import { parseCertificate } from './certificate-keys.ts';
import { readCertificate, revokesPrimary } from './certificate.ts';
import { onlyPacket, tags } from './packets.ts';
import { maxCertificateBytes, settings } from './settings.ts';
import { parseSignature } from './signature-form.ts';

/** Key revocation signature (RFC 9580 5.2.1.11). */
const typeKeyRevocation = 0x20;

/** The body of the one signature in a file, in armor or not, that revokes some primary key; null for every other file. */
const revocationIn = async (file: Uint8Array): Promise<Uint8Array | null> => {
  if (file.length > maxCertificateBytes) return null;
  const bytes = onlyPacket(file, tags.signature) === null ? await certificateBytes(file) : null;
  const binary = bytes === null ? file : bytes.ok ? bytes.value : new Uint8Array();
  const packet = onlyPacket(binary, tags.signature);
  return packet !== null && parseSignature(packet.body)?.type === typeKeyRevocation ? packet.body : null;
};

/** See {@link PgpForExchange.isRevocation}. */
export const isRevocation = async (file: Uint8Array): Promise<boolean> => (await revocationIn(file)) !== null;

/** See {@link PgpForExchange.applyRevocation}. */
export const applyRevocation = async (
  certificate: Certificate,
  file: Uint8Array,
): Promise<Certificate | null> => {
  const body = await revocationIn(file);
  if (body === null) return null;
  const key = await parseCertificate(certificate.bytes, 'all', settings());
  const signature = new SignaturePacket();
  try {
    signature.read(body);
  } catch {
    return null;
  }
  if (!(await revokesPrimary(key, signature))) return null;
  key.revocationSignatures.push(signature);
  const read = await readCertificate(key.write());
  return read.ok ? read.value : null;
};
