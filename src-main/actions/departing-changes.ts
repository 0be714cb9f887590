import { bodiesNamedIn } from '../domain/file-bodies.ts';
import type { Change, Disclosure, Slot } from '../domain/change.ts';
import {
  isRecordId,
  type ChangeId,
  type DisclosureDigest,
  type IdentityDigest,
  type ManifestDigest,
  type RecordId,
} from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { keyLeaves } from '../domain/presets.ts';
import type { RecordState } from '../domain/record-state.ts';
import { parseSlot } from '../domain/records/slot.ts';
import { recordType } from '../domain/records/table.ts';
import type { Leaving, Preset } from '../domain/share-request.ts';
import type { Withheld } from '../domain/withholding.ts';
import type { Parcel } from './ports/exchange.ts';
import type { SentUnit } from './ports/log.ts';
import type { StoredChange } from './ports/arrivals.ts';
import type { SeenManifest, StoredContact } from './ports/store.ts';
import { isOwn } from './own-identities.ts';
import { selvesOf } from './succession.ts';
import type { Unlocked } from './unlocked.ts';

/** One change reduced to what leaves of it, with the bodies of the files whose key leaves in it. */
export interface Departing extends Parcel {
  readonly author: IdentityDigest;
  readonly record: RecordId;
  readonly type: string;
  readonly unit: SentUnit;
  readonly values: readonly { readonly slot: Slot; readonly value: Json }[];
}

/** Values that would leave if the user had not kept them back. */
export type Staying = Pick<Departing, 'record' | 'type' | 'values'>;

type Ledger = ReadonlyMap<ChangeId, ReadonlySet<DisclosureDigest>>;

const slotOf = (key: string): Slot | undefined => /^(?:field|set)\/(.+)$/s.exec(key)?.[1];

/**
 * What of these records' history the contact lacks and may see, in order of receipt. A change of which nothing but its
 * envelope could leave stays; so does one whose departing disclosures the contact has confirmed, or wrote itself and
 * still has.
 */
export async function departingChanges(
  unlocked: Unlocked,
  contact: StoredContact,
  preset: Preset,
  leaving: readonly Leaving[],
  withheld: Withheld,
): Promise<{ readonly departing: readonly Departing[]; readonly staying: readonly Staying[] }> {
  const { read } = unlocked.vault;
  const confirmed = read.acknowledgedBy(contact.digest);
  const sent = read.everSentTo(contact.digest);
  const trust = read.trust().entries;
  const selves = selvesOf(unlocked, contact.digest);
  const hasOwn = ownWordsHeld(unlocked, selves);
  const known = new Set([...leaving, ...read.recordsFrom(contact.digest)].map(({ record }) => record));
  const told = toldOf(unlocked, contact.digest, known, withheld);
  const found: { readonly sequence: number; readonly departing: Departing }[] = [];
  const staying: Staying[] = [];
  for (const one of leaving) {
    const history = await read.history(one.record);
    const changes = history.map((stored) =>
      unlocked.exchange.openChange(stored.id, stored.author, stored.wire),
    );
    const held = slotsHeld(changes, sent, selves);
    const isOut = showsHistory(preset) ? () => false : replacedIn(read.state(one.record), sent);
    for (const [index, stored] of history.entries()) {
      const change = changes[index];
      if (change === undefined || !isOfType(change, one.type)) continue;
      if (selves.includes(change.author) && hasOwn(stored)) continue;
      // An answer holds what was recorded here, never what a third party said.
      if (preset === 'reply' && !isOwn(unlocked, change.author)) continue;
      const standing = trust.get(change.author)?.state;
      if (standing !== 'accepted' && standing !== 'verified') continue;
      const mayLeave = (disclosure: Disclosure): boolean =>
        keyLeaves(preset, one, disclosure.key, (slot) => held.has(slot)) &&
        !namesStranger(one.type, disclosure, known) &&
        !isOut(change, disclosure, held);
      const leaves = (disclosure: Disclosure): boolean =>
        mayLeave(disclosure) &&
        !isKeptBack(one.record, disclosure, withheld, held) &&
        !namesStranger(one.type, disclosure, told);
      const departing = reduced(unlocked, change, stored.wire, leaves, one);
      if (departing !== null && !isHeld(departing.unit, confirmed))
        found.push({ sequence: stored.sequence, departing });
      const values = valuesIn(
        change.disclosures.filter(
          (each) => mayLeave(each) && !leaves(each) && confirmed.get(change.id)?.has(each.digest) !== true,
        ),
      );
      if (values.length > 0) staying.push({ record: one.record, type: one.type, values });
    }
  }
  const departing = found.toSorted((a, b) => a.sequence - b.sequence).map((each) => each.departing);
  return { departing, staying };
}

/** Who is no coordinator gets what holds now, see {@link replacedIn}; an answer is one's own words anyway. */
const showsHistory = (preset: Preset): boolean => preset === 'coordinator' || preset === 'reply';

/** What the contact may be told the ids of: of a record that is kept back only what has that already. */
function toldOf(
  { vault: { read } }: Unlocked,
  contact: IdentityDigest,
  known: ReadonlySet<RecordId>,
  { records }: Withheld,
): ReadonlySet<RecordId> {
  if (records.size === 0) return known;
  const has = new Set(
    [...read.recordsFrom(contact), ...read.recordsSentTo(contact)].map(({ record }) => record),
  );
  return new Set([...known].filter((record) => !records.has(record) || has.has(record)));
}

/** That a value which the contact holds was replaced is told even where the new one is kept back. */
function isKeptBack(
  record: RecordId,
  { key }: Disclosure,
  withheld: Withheld,
  held: ReadonlySet<Slot>,
): boolean {
  const [, kind, slot] = /^(field|set|over)\/(.+)$/s.exec(key) ?? [];
  if (slot === undefined || !withheld.stays(record, slot)) return false;
  return kind !== 'over' || !held.has(slot);
}

const isOfType = (change: Change, type: string): boolean =>
  change.disclosures.some(({ key, value }) => key === 'type' && value === type);

/**
 * A contact has what it wrote, unless its vault was restored: since then it may lack what it had sent before. It began another
 * channel then, under the same identity; a new identity begins another one, too, and has lost nothing.
 */
function ownWordsHeld(
  { vault: { read } }: Unlocked,
  selves: readonly IdentityDigest[],
): (stored: StoredChange) => boolean {
  const held = new Set<ManifestDigest>();
  for (const [index, self] of selves.entries()) {
    const earlier = new Set(
      selves
        .slice(index + 1)
        .flatMap((one) => read.seenFrom(one))
        .map(idOf),
    );
    const seen = read.seenFrom(self).filter((manifest) => !earlier.has(idOf(manifest)));
    const begun = [...new Set(seen.map(({ channel }) => channel))];
    for (const { channel, manifest } of seen) if (channel === begun.at(-1)) held.add(manifest);
    if (begun.length > 1) return ({ from }) => from !== null && held.has(from);
  }
  return () => true;
}

const idOf = ({ manifest }: SeenManifest): ManifestDigest => manifest;

/**
 * A pointer to a record that neither leaves nor came from the contact: it stays, or an id would tell of a person, case or
 * document that is none of the recipient's business.
 */
function namesStranger(type: string, { key, value }: Disclosure, known: ReadonlySet<RecordId>): boolean {
  const slot = slotOf(key);
  const definition = recordType(type);
  const parsed = slot === undefined || definition === undefined ? undefined : parseSlot(definition, slot);
  if (parsed?.field.kind !== 'ref') return false;
  const target = parsed.member ?? value;
  return isRecordId(target) && !known.has(target);
}

/**
 * A shelter or legal partner gets what holds now, not what was said before or what others merely propose: the name that
 * a guest bore in another house would join the lists of two shelters. Of what it holds it learns that it was replaced.
 */
function replacedIn(
  state: RecordState | null,
  sent: Ledger,
): (change: Change, disclosure: Disclosure, held: ReadonlySet<Slot>) => boolean {
  return ({ id }, { key, digest }, held) => {
    const slot = slotOf(key) ?? (key.startsWith('over/') ? key.slice('over/'.length) : undefined);
    const here = slot === undefined ? undefined : state?.slots.get(slot);
    if (slot === undefined || here?.heads.some(({ change }) => change === id) || here?.hidden.includes(id))
      return false;
    return key.startsWith('over/') ? !held.has(slot) : sent.get(id)?.has(digest) !== true;
  };
}

function reduced(
  unlocked: Unlocked,
  change: Change,
  wire: Parcel['wire'],
  leaves: (disclosure: Disclosure) => boolean,
  leaving: Leaving,
): Departing | null {
  const disclosed = change.disclosures.filter(leaves);
  if (!disclosed.some(({ key }) => slotOf(key) !== undefined || key.startsWith('over/'))) return null;
  const digests = new Set(disclosed.map(({ digest }) => digest));
  return {
    author: change.author,
    record: leaving.record,
    type: leaving.type,
    wire: unlocked.exchange.withhold(wire, (_key, digest) => digests.has(digest)),
    files: bodiesNamedIn({ disclosures: disclosed }).flatMap((sha256) => {
      const size = unlocked.vault.fileSize(sha256);
      return size === null ? [] : [{ sha256, size }];
    }),
    unit: { change: change.id, disclosures: [...digests] },
    values: valuesIn(disclosed),
  };
}

const valuesIn = (disclosures: readonly Disclosure[]): Departing['values'] =>
  disclosures.flatMap(({ key, value }) => {
    const slot = slotOf(key);
    return slot === undefined ? [] : [{ slot, value }];
  });

/** Slots of which the contact holds some value: it learns that it was replaced even where the new one stays here. */
function slotsHeld(
  changes: readonly Change[],
  sent: Ledger,
  selves: readonly IdentityDigest[],
): ReadonlySet<Slot> {
  const held = new Set<Slot>();
  for (const change of changes) {
    for (const { key, digest } of change.disclosures) {
      const slot = slotOf(key);
      const has = selves.includes(change.author) || sent.get(change.id)?.has(digest) === true;
      if (slot !== undefined && has) held.add(slot);
    }
  }
  return held;
}

const isHeld = (unit: SentUnit, ledger: Ledger): boolean =>
  unit.disclosures.every((digest) => ledger.get(unit.change)?.has(digest) === true);
