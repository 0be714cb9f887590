import { hash } from 'node:crypto';

/** SHA-256 (FIPS 180-4) as 64 lower-case hex digits: how every digest is written in the formats of Corridor. */
export const sha256 = (bytes: Uint8Array | string): string => hash('sha256', bytes, 'hex');
