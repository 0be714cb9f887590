import type { ConflictView } from '../../src-preload/contract/views.ts';
import type { Assertion } from '../domain/change.ts';
import { isRecordId } from '../domain/ids.ts';
import { authorNames } from './author-names.ts';
import type { Conflict } from './ports/store.ts';
import { nameOfRow } from './record-name.ts';
import { isOwn } from './own-identities.ts';
import type { Unlocked } from './unlocked.ts';

/** Everything that waits for a person's choice: conflicts, safety questions, equivocations, proposals. */
export async function listConflicts(unlocked: Unlocked): Promise<readonly ConflictView[]> {
  const { read } = unlocked.vault;
  const nameOf = await authorNames(unlocked);
  const all = new Map<string, Conflict>();
  for (const place of [...read.conflicts(), ...read.proposals()])
    all.set(`${place.record} ${place.type} ${place.slot}`, place);

  const views: ConflictView[] = [];
  for (const { record, slot } of all.values()) {
    const state = read.state(record);
    const here = state?.slots.get(slot);
    if (state === null || here === undefined) continue;
    const line = (assertion: Assertion, proposed: boolean): ConflictView['values'][number] => ({
      change: assertion.change,
      value: assertion.value,
      author: assertion.author,
      authorName: nameOf(assertion.author),
      own: isOwn(unlocked, assertion.author),
      at: assertion.at,
      proposed,
    });
    views.push({
      record,
      type: state.type,
      recordName: nameOfRow(read.row(record)),
      slot,
      kind: kindOf(here),
      shown: here.shown ?? null,
      names: [...here.heads, ...here.proposals].flatMap(({ value }) =>
        isRecordId(value) ? [{ id: value, name: nameOfRow(read.row(value)) }] : [],
      ),
      values: [
        ...here.heads.map((head) => line(head, false)),
        ...here.proposals.map((proposal) => line(proposal, true)),
      ],
    });
  }
  return views;
}

function kindOf(here: {
  readonly conflict: boolean;
  readonly safety: boolean;
  readonly equivocators: readonly unknown[];
}): ConflictView['kind'] {
  if (!here.conflict) return 'proposal';
  if (here.equivocators.length > 0) return 'equivocation';
  return here.safety ? 'safety' : 'conflict';
}
