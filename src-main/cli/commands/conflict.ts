import { listConflicts } from '../../actions/list-conflicts.ts';
import { resolveConflict } from '../../actions/resolve-conflict.ts';
import type { Json } from '../../domain/json.ts';
import { done, refused } from '../../domain/result.ts';
import { outcome, outcomes, refusedOutcome, type Command } from '../outcome.ts';
import { withVault } from '../session.ts';

/** `corridor conflict list | resolve ID --slot FIELD --value JSON` */
export const conflictCommand: Command = async (session, [verb, word]) => {
  if (verb === 'list')
    return outcomes(await withVault(session, async (unlocked) => done(await listConflicts(unlocked))), true);
  if (verb !== 'resolve') return refusedOutcome('usage');
  const id = word ?? session.args.text('id');
  const slot = session.args.text('slot') ?? session.args.text('field');
  const text = session.args.text('value');
  if (id === undefined || slot === undefined || text === undefined) return refusedOutcome('usage');
  return outcome(
    await withVault(session, async (unlocked) => {
      const value = jsonOrText(text);
      if (value === undefined) return refused('input-malformed');
      const saved = await resolveConflict(unlocked, id, slot, value);
      return saved.ok ? done({ id: saved.value.id, change: saved.value.changes.at(-1) ?? null }) : saved;
    }),
  );
};

/** `--value '"open"'` and `--value open` mean the same; anything that reads as JSON is JSON. */
function jsonOrText(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
