import type { UnsentReplies } from '../../src-preload/contract/shelter-views.ts';
import { withheldOf } from '../domain/withholding.ts';
import { authorNames } from './author-names.ts';
import { departingChanges, type Departing } from './departing-changes.ts';
import { leavingInReply } from './leaving-records.ts';
import type { StoredContact } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/** For each coordinator that would be answered: how many answers no file to them has carried. */
export async function unsentReplies(unlocked: Unlocked): Promise<readonly UnsentReplies[]> {
  const { read } = unlocked.vault;
  const nameOf = await authorNames(unlocked);
  const unsent: UnsentReplies[] = [];
  for (const contact of read.contacts()) {
    const { digest, role, state } = contact;
    if (role !== 'coordinator' || (state !== 'accepted' && state !== 'verified')) continue;
    const count = await countUnsent(unlocked, contact);
    if (count > 0) unsent.push({ to: digest, name: nameOf(digest), count });
  }
  return unsent;
}

async function countUnsent(unlocked: Unlocked, contact: StoredContact): Promise<number> {
  const { read } = unlocked.vault;
  const leaving = await leavingInReply(unlocked, contact.digest);
  const nothing = withheldOf([], leaving, read.recordsView());
  const { departing } = await departingChanges(unlocked, contact, 'reply', leaving, nothing);
  const sent = read.everSentTo(contact.digest);
  const waiting = departing.filter(({ unit }) =>
    unit.disclosures.some((digest) => sent.get(unit.change)?.has(digest) !== true),
  );
  return (await actsOf(unlocked, waiting)).size;
}

/** One answer may take several changes: people count what they did. What was said anew since is not counted twice. */
async function actsOf(
  { vault, exchange }: Unlocked,
  waiting: readonly Departing[],
): Promise<ReadonlySet<string>> {
  const acts = new Set<string>();
  for (const { record, unit } of waiting) {
    const slots = [...(vault.read.state(record)?.slots.values() ?? [])];
    if (
      !slots.some(({ heads, proposals }) =>
        [...heads, ...proposals].some(({ change }) => change === unit.change),
      )
    )
      continue;
    for (const stored of await vault.read.history(record)) {
      if (stored.id !== unit.change) continue;
      const { disclosures } = exchange.openChange(stored.id, stored.author, stored.wire);
      const action = disclosures.find(({ key }) => key === 'action')?.value;
      acts.add(typeof action === 'string' ? action : unit.change);
    }
  }
  return acts;
}
