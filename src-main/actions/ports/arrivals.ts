import type { ChangeId, IdentityDigest, ManifestDigest } from '../../domain/ids.ts';
import type { WireChange } from './log.ts';

/* What came in, as it lies in the log. */

export interface StoredChange {
  readonly id: ChangeId;
  readonly author: IdentityDigest;
  readonly wire: WireChange;
  readonly from: ManifestDigest | null;
  /** Order of receipt in this vault. */
  readonly sequence: number;
}

export interface QuarantinedChange extends StoredChange {
  readonly reason: string;
  /** Every manifest that brought any of it. */
  readonly manifests: readonly ManifestDigest[];
  /** Some of it was merged here before and set aside: it comes back by `brought back`. */
  readonly aside: boolean;
  /** Some of it was never merged: it is released by a `change` entry. */
  readonly parked: boolean;
  /** The user has looked at it and left it here. */
  readonly leftOut: boolean;
}

/** A bundle that was applied, in this vault's own order of receipt. */
export interface ReceivedBundle {
  readonly from: IdentityDigest;
  readonly number: number;
  readonly manifest: ManifestDigest;
  readonly day: string;
  readonly at: string;
  /** The segment that applied it; a restore point stands right before it. */
  readonly sequence: number;
  /** Changes of others that came with it and are merged, and that were set aside since. */
  readonly merged: number;
  readonly aside: number;
}
