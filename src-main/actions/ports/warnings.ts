import type { ChannelId, IdentityDigest, ManifestDigest } from '../../domain/ids.ts';

/** Two versions of one number by one sender: what is known of the one that was refused. Its manifest's signature was good. */
export interface SeenFork {
  readonly from: IdentityDigest;
  readonly channel: ChannelId;
  readonly number: number;
  readonly manifest: ManifestDigest;
  /** RFC 3339, UTC: when it was refused here. */
  readonly at: string;
}

/** What stands about a contact until the user has spoken with them. `from` is the contact. */
export interface StoredWarning extends Omit<SeenFork, 'from'> {
  readonly kind: 'fork' | 'new series';
  readonly settled: boolean;
}
