import type { IndexReader } from '../../../actions/ports/store.ts';
import type { ChangeId, DisclosureDigest, IdentityDigest, RecordId } from '../../../domain/ids.ts';
import { recordTypes } from '../../../domain/records/table.ts';

export interface World {
  readonly records: readonly RecordId[];
  readonly people: readonly IdentityDigest[];
  readonly changes: readonly ChangeId[];
  readonly digests: readonly DisclosureDigest[];
  readonly words: readonly string[];
}

/** Every answer that an index gives about this world: two indexes with equal answers are equal for everyone. */
export async function observed(read: IndexReader, world: World): Promise<unknown> {
  const view = read.recordsView();
  return {
    identity: read.identity(),
    trust: read.trust(),
    contacts: read.contacts(),
    setting: read.setting('language'),
    drafts: read.drafts(),
    lists: recordTypes.map((type) => ({
      count: read.count(type.name),
      plain: read.list({ type: type.name }),
      removed: read.list({ type: type.name, removed: true }),
      sorted: [...type.fields.keys()].map((sortBy) =>
        read.list({ type: type.name, sortBy, descending: true }).map(({ id }) => id),
      ),
    })),
    records: await Promise.all(
      world.records.map(async (id) => ({
        row: read.row(id),
        state: read.state(id),
        children: read.children(id),
        claims: read.claims(id),
        history: await read.history(id),
        pointing: recordTypes.map(({ name, parents }) =>
          parents.map((field) => [...view.pointingAt(name, field, id)].toSorted()),
        ),
        needs: view.members('person', id, 'needs'),
      })),
    ),
    conflicts: read.conflicts(),
    proposals: read.proposals(),
    // Which come first is a matter of when this index heard of them: not of the log alone, where something was set aside.
    found: world.words.map((word) =>
      read
        .search(word, 100)
        .map(({ id }) => id)
        .toSorted(),
    ),
    newestAt: read.newestAt(),
    changes: world.changes.map((id) => [
      read.hasChange(id),
      read.isQuarantined(id),
      [...read.disclosuresHere(id)].toSorted(),
    ]),
    erased: world.digests.map((digest) => read.erasedAt(digest)),
    acts: read.erasureActs().map((act) => [act, read.erasedTogether(act.at)]),
    holding: world.digests.map((digest) => read.recordsHolding(new Set([digest])).toSorted()),
    cameWith: world.changes.map((id) => read.manifestsWith(id)),
    quarantined: await read.quarantined(),
    received: [read.received(), ...world.people.map((digest) => read.received(digest))],
    arrivals: await read.arrivalsOf(world.changes),
    people: world.people.map((digest) => ({
      contact: read.contact(digest),
      channelTo: read.channelTo(digest),
      seenFrom: read.seenFrom(digest),
      warnings: read.warnings(digest),
      sentTo: read.sentTo(digest),
      recordsFrom: read.recordsFrom(digest),
      recordsSentTo: read.recordsSentTo(digest),
      acknowledgedBy: units(read.acknowledgedBy(digest)),
      everSentTo: units(read.everSentTo(digest)),
      acknowledgementsFor: read.acknowledgementsFor(digest),
    })),
    journal: [read.journalHead(), await read.journal()],
    all: await read.allChanges(),
  };
}

const units = (ledger: ReadonlyMap<ChangeId, ReadonlySet<DisclosureDigest>>): unknown =>
  [...ledger]
    .map(([change, digests]) => [change, [...digests].toSorted()] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
