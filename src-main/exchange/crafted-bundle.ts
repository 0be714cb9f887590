import type { BundleToWrite, Manifest, ReaderSurroundings } from '../actions/ports/exchange.ts';
import type { WireChange } from '../actions/ports/log.ts';
import type { Certificate, OwnIdentity, PgpForExchange } from '../actions/ports/pgp.ts';
import type { ChangeContent } from '../domain/change.ts';
import type { ChannelId, RecordId } from '../domain/ids.ts';
import { encodeChanges } from './change-lines.ts';
import { defaultOpenLimits } from './limits.ts';
import { encodeManifest } from './manifest.ts';
import {
  certificateName,
  changesName,
  manifestName,
  manifestSignatureName,
  paddingName,
} from './member-names.ts';
import { ScoutReports, type SendScout } from './scout.ts';
import { scoutBundle } from './scout-bundle.ts';
import { sha256 } from './sha256.ts';
import { writeTar, type TarMember } from './ustar.ts';

/*
 * For tests: bundles that no honest writer makes, signed and sealed with real keys all the same, so that each fault reaches
 * exactly the check that is meant to find it.
 */

export const channelA = 'a0'.repeat(16) as ChannelId;
export const channelB = 'b0'.repeat(16) as ChannelId;
const clock = new Date('2026-03-14T12:00:00Z');

/** Something to sign. */
export const contentOf = (alias: string, record = '01'.repeat(16)): ChangeContent => ({
  type: 'case',
  record: record as RecordId,
  at: '2026-03-14T12:00:00Z',
  action: 'cafe0001',
  slots: [{ slot: 'alias', value: alias, over: [] }],
});

export const draftOf = (changes: Partial<BundleToWrite['manifest']> = {}): BundleToWrite['manifest'] => ({
  channel: channelA,
  number: 1,
  previous: null,
  follows: null,
  day: '2026-03-14',
  preset: 'coordinator',
  acknowledgements: [],
  journal: { number: 0, head: '00'.repeat(32) },
  ...changes,
});

/** A vault that knows nobody but those named here. */
export const surroundingsOf = (
  own: OwnIdentity,
  contacts: readonly { certificate: Certificate; rejected?: boolean; trusted?: boolean }[],
  seen: ReturnType<ReaderSurroundings['seenFrom']> = [],
): ReaderSurroundings => ({
  own,
  contact: (digest) => {
    const all = [...contacts, { certificate: own.certificate }];
    const found = all.find(({ certificate }) => certificate.digest === digest);
    return found === undefined ? null : { rejected: false, trusted: true, ...found };
  },
  seenFrom: () => seen,
  limits: defaultOpenLimits,
  progress: () => {},
  signal: new AbortController().signal,
});

export interface Crafting {
  readonly from: OwnIdentity;
  readonly to: Certificate;
  readonly changes?: readonly WireChange[];
  readonly certificates?: readonly Certificate[];
  readonly draft?: Partial<BundleToWrite['manifest']>;
  /** Before the manifest lists them. */
  readonly members?: (members: TarMember[]) => TarMember[];
  /** What the manifest says, or its very text, before it is signed. */
  readonly manifest?: (manifest: Manifest) => object | string | Uint8Array;
  readonly signer?: OwnIdentity;
  readonly signature?: (signature: Uint8Array) => Uint8Array;
  /** After the manifest was signed. */
  readonly stored?: (members: TarMember[]) => TarMember[];
  readonly tar?: (tar: Uint8Array) => Uint8Array;
}

/** The tar of a crafted bundle. */
export async function craftTar(pgp: PgpForExchange, crafting: Crafting): Promise<Uint8Array> {
  const { from, to, changes = [], certificates = [from.certificate] } = crafting;
  const keep = <T>(value: T): T => value;
  const members = (crafting.members ?? keep)([
    { name: changesName, content: encodeChanges(changes) },
    ...certificates.map((certificate) => ({
      name: certificateName(certificate.digest),
      content: Buffer.from(pgp.armorCertificate(certificate)),
    })),
    { name: paddingName, content: new Uint8Array(64) },
  ]);
  const said: Manifest = {
    format: 'corridor bundle 1',
    ...draftOf(crafting.draft),
    from: from.certificate.digest,
    to: to.digest,
    members: members.map(({ name, content }) => ({
      name,
      size: content.byteLength,
      sha256: sha256(content),
    })),
  };
  const changed = crafting.manifest?.(said);
  const bytes =
    changed === undefined
      ? encodeManifest(said)
      : changed instanceof Uint8Array
        ? changed
        : Buffer.from(typeof changed === 'string' ? changed : JSON.stringify(changed));
  const signature = await pgp.signDetached('manifest', bytes, crafting.signer ?? from, clock);
  const stored = (crafting.stored ?? keep)([
    { name: manifestName, content: bytes },
    { name: manifestSignatureName, content: (crafting.signature ?? keep)(signature) },
    ...members,
  ]);
  return (crafting.tar ?? keep)(writeTar(stored));
}

/** A crafted bundle, sealed for its recipient. */
export const craftBundle = async (pgp: PgpForExchange, crafting: Crafting): Promise<Uint8Array> =>
  pgp.sealForOne(await craftTar(pgp, crafting), crafting.to, crafting.from, true, clock);

/** The real scout in this thread: thousands of bundles, for each of which a worker would take longer than its reading. */
export const scoutsHere =
  (pgp: PgpForExchange): SendScout =>
  () => {
    const reports = new ScoutReports();
    const walk = async (tar: Uint8Array): Promise<void> => {
      const scout = scoutBundle(tar, pgp);
      for (;;) {
        const next = await scout.next();
        if (!next.done) reports.reach(next.value);
        else return next.value.ok ? reports.reach(Infinity) : reports.refuse(next.value.refusal);
      }
    };
    const start = (tar: Uint8Array): void =>
      void walk(tar).catch(() => reports.refuse({ code: 'bundle-reader-failed' }));
    return { start, until: (step) => reports.until(step), end: () => undefined };
  };
