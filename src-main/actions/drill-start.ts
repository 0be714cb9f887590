import type { DrillStart } from '../../src-preload/contract/drill-views.ts';
import { isIdentityDigest } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { rowOfType } from './look-up.ts';
import { presentSelfOf } from './succession.ts';
import type { Unlocked } from './unlocked.ts';

const types = { person: 'person', house: 'safeHouse', helper: 'helper', channel: 'channel' } as const;

/** What was lost, as one that is known here. Refusals: `record-id-bad`, `no-such-record`, `no-such-contact`. */
export function startOf(unlocked: Unlocked, { kind, id }: DrillStart): Result<DrillStart> {
  if (kind !== 'partner') {
    const row = rowOfType(unlocked, id, types[kind]);
    return row.ok ? done({ kind, id }) : row;
  }
  if (!isIdentityDigest(id) || unlocked.vault.read.contact(id) === null) return refused('no-such-contact');
  // Whoever has the old key of a contact has what the contact was sent under either.
  return done({ kind, id: presentSelfOf(unlocked, id) });
}
