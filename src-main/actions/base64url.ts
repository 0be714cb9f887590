/** base64url without padding (RFC 4648 section 5), as the log and the wire write bytes. */
export const toBase64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
