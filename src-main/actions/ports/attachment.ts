/** A sealed attachment. Its name in the bundle is the SHA-256 of these bytes, 64 hex digits. */
export interface Attachment {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** What the record of a file says of its body: enough to find it, open it, and prove what it was. */
export interface FileClaim {
  /** Of the plain bytes: what evidence is compared by. */
  readonly sha256: string;
  /** SHA-256 of the sealed bytes: what travels and is kept is found by it. */
  readonly sealed: string;
  /** The key that it is sealed under, base64url of 32 bytes. */
  readonly key: string;
  /** Plain bytes. */
  readonly size: number;
}

/** A file just sealed: its record says the one, its body is the other. */
export interface SealedFile {
  readonly claim: FileClaim;
  readonly body: Attachment;
}
