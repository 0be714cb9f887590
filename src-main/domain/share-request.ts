import type { Day } from './days.ts';
import type { IdentityDigest, RecordId } from './ids.ts';
import type { Group } from './records/field.ts';
import type { Role } from './trust.ts';

/** What a bundle is made for: one preset per role of the recipient, `reply` from anyone but a coordinator, and counts. */
export type Preset = Role | 'reply' | 'statistics';

export interface ShareRequest {
  readonly preset: Role;
  readonly recipient: IdentityDigest;
  /** Not used for shelters and auditors. */
  readonly cases: readonly RecordId[];
  /** Coordinators only: also group L (addresses, routes), and the helpers named there. */
  readonly addresses: boolean;
  /** Today, where the user is: consents are good or not on that day. */
  readonly today: Day;
  /** Records of which anything came from the recipient, who knows their ids. Left out: none. */
  readonly given?: ReadonlySet<RecordId>;
}

/** One record of which something may leave. */
export interface Leaving {
  readonly record: RecordId;
  readonly type: string;
  readonly groups: readonly Group[];
  /** Fields of these groups that stay all the same: a parent that the recipient has no part in. */
  readonly withheld: readonly string[];
  /** Fields of other groups that a user adds this time. */
  readonly added?: readonly string[];
}
