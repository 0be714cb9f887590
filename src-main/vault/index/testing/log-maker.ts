import { createHash } from 'node:crypto';
import type { LogEntry, WireChange } from '../../../actions/ports/log.ts';
import type {
  ChangeId,
  ChannelId,
  DisclosureDigest,
  IdentityDigest,
  ManifestDigest,
  RecordId,
} from '../../../domain/ids.ts';
import type { Json } from '../../../domain/json.ts';
import type { Role, TrustState } from '../../../domain/trust.ts';
import type { SegmentReader } from '../segment-cache.ts';
import { encodeDisclosure, encodeHeader } from './codec.ts';

type Entry<Kind extends LogEntry['kind']> = Extract<LogEntry, { kind: Kind }>;

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export const identity = (name: string): IdentityDigest => sha256(`identity ${name}`) as IdentityDigest;
export const record = (name: string): RecordId => sha256(`record ${name}`).slice(0, 32) as RecordId;
export const manifest = (name: string): ManifestDigest => sha256(`manifest ${name}`) as ManifestDigest;
export const channel = (name: string): ChannelId => sha256(`channel ${name}`).slice(0, 32) as ChannelId;

export const self = identity('self');

/** A change as it lies in the log, unsigned: the index trusts what was verified before. */
export interface MadeChange {
  readonly id: ChangeId;
  readonly author: IdentityDigest;
  readonly wire: WireChange;
  /** Digests by key. */
  readonly digests: ReadonlyMap<string, DisclosureDigest>;
}

/** Salted by a counter, so that runs repeat. */
export class LogMaker {
  #salt = 0;

  change(author: IdentityDigest, said: readonly (readonly [string, Json])[]): MadeChange {
    const disclosures = said.map(([key, value]): [string, Uint8Array] => {
      this.#salt += 1;
      const salt = createHash('sha256').update(String(this.#salt)).digest('base64url');
      return [key, encodeDisclosure(salt, key, value)];
    });
    const digests = disclosures.map(([, bytes]) => sha256(bytes) as DisclosureDigest);
    const header = encodeHeader(author, digests);
    return {
      id: sha256(header) as ChangeId,
      author,
      wire: {
        header: Buffer.from(header).toString('base64url'),
        signature: '',
        disclosures: disclosures.map(([, bytes]) => Buffer.from(bytes).toString('base64url')),
      },
      digests: new Map(
        disclosures.map(([key, bytes]): [string, DisclosureDigest] => [
          key,
          sha256(bytes) as DisclosureDigest,
        ]),
      ),
    };
  }

  /** A change of fields: `{alias: 'x', 'needs/quiet': true}`; `over` by the same names. */
  write(
    author: IdentityDigest,
    type: string,
    id: RecordId,
    slots: Readonly<Record<string, Json>>,
    more: { readonly over?: Readonly<Record<string, readonly ChangeId[]>>; readonly at?: string } = {},
  ): MadeChange {
    return this.change(author, [
      ['type', type],
      ['record', id],
      ['at', more.at ?? '2026-01-01T00:00:00Z'],
      ...Object.entries(slots).map(([slot, value]): [string, Json] => [
        `${slot.includes('/') ? 'set' : 'field'}/${slot}`,
        value,
      ]),
      ...Object.entries(more.over ?? {}).map(([slot, over]): [string, Json] => [`over/${slot}`, over]),
    ]);
  }
}

/** The same change with only these disclosures. */
export function withhold(made: MadeChange, leave: (index: number) => boolean): MadeChange {
  return {
    ...made,
    wire: { ...made.wire, disclosures: made.wire.disclosures.filter((_, index) => leave(index)) },
  };
}

export const applied = (made: MadeChange, from: ManifestDigest | null = null): Entry<'change'> => ({
  kind: 'change',
  id: made.id,
  author: made.author,
  wire: made.wire,
  from,
});

export const quarantined = (
  made: MadeChange,
  from: ManifestDigest,
  reason = 'author-unknown',
): Entry<'quarantined'> => ({
  ...applied(made),
  kind: 'quarantined',
  from,
  reason,
});

export const ownIdentity = (role: Role = 'coordinator'): Entry<'identity'> => ({
  kind: 'identity',
  digest: self,
  secret: Buffer.from('secret').toString('base64url'),
  certificate: Buffer.from('certificate').toString('base64url'),
  revocation: 'revocation',
  role,
  at: '2026-01-01T00:00:00Z',
});

export const contact = (
  digest: IdentityDigest,
  state: TrustState,
  role: Role,
  more: Partial<Entry<'contact'>> = {},
): Entry<'contact'> => ({
  kind: 'contact',
  digest,
  certificate: Buffer.from('certificate').toString('base64url'),
  state,
  role,
  at: '2026-01-01T00:00:00Z',
  compared: null,
  aead: false,
  ...more,
});

export const erased = (...digests: readonly DisclosureDigest[]): Entry<'erased'> => ({
  kind: 'erased',
  digests,
  at: '2026-01-01T00:00:00Z',
});

/** A log in memory. Counts how often segments are read. */
export class TestLog implements SegmentReader {
  readonly segments: (readonly LogEntry[])[] = [];
  reads = 0;

  add(entries: readonly LogEntry[]): number {
    return this.segments.push(entries);
  }

  async entries(sequence: number): Promise<readonly LogEntry[]> {
    this.reads += 1;
    const entries = this.segments[sequence - 1];
    if (entries === undefined) throw new Error(`no segment ${sequence}`);
    return entries;
  }

  last(): number {
    return this.segments.length;
  }

  async *from(first: number): AsyncGenerator<readonly [number, readonly LogEntry[]]> {
    for (let sequence = first; sequence <= this.last(); sequence += 1)
      yield [sequence, this.segments[sequence - 1] ?? []];
  }
}
