/** base64url without padding (RFC 4648 section 5): how headers, signatures and disclosures travel inside JSON. */
export const encodeBase64url = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');

/**
 * Decodes the one canonical form and nothing else: no padding, no other alphabet, no white space, no stray trailing
 * bits. So that the same bytes have one spelling, and a spelling can't carry anything beside the bytes.
 * Null for every other text.
 */
export function decodeBase64url(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}
