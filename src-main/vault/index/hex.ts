/** Ids are hexadecimal outside and bytes inside: the index is half as large. */
export const toBytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** The brand is restored by the caller's type: what was stored as an id comes back as one. */
export const fromBytes = <Id extends string>(bytes: Uint8Array): Id =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex') as Id;
