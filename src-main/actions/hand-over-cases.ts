import type { RecordsWritten } from '../../src-preload/contract/casework-views.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { rowOfType } from './look-up.ts';
import { putRecords } from './put-record.ts';
import type { Unlocked } from './unlocked.ts';
import { asWritten } from './write-together.ts';

export interface HandOverWish {
  readonly cases: readonly string[];
  /** A contact's digest, or a name. */
  readonly owner?: string | undefined;
  readonly caseworker?: string | undefined;
}

/**
 * Gives cases to another owner or caseworker, all of them as one action. Refusals: `input-malformed` when nobody is named,
 * `record-id-bad`, `no-such-record`, and of saving.
 */
export async function handOverCases(
  unlocked: Unlocked,
  { cases, owner, caseworker }: HandOverWish,
): Promise<Result<RecordsWritten>> {
  const fields = {
    ...(owner === undefined ? {} : { owner }),
    ...(caseworker === undefined ? {} : { caseworker }),
  };
  if (Object.keys(fields).length === 0) return refused('input-malformed');
  for (const id of cases) {
    const found = rowOfType(unlocked, id, 'case');
    if (!found.ok) return found;
  }
  const saved = await putRecords(
    unlocked,
    [...new Set(cases)].map((id) => ({ type: 'case', id, fields })),
  );
  return saved.ok ? done(asWritten(saved.value)) : saved;
}
