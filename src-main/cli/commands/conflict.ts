import { listConflicts } from '../../actions/list-conflicts.ts';
import { resolveConflict } from '../../actions/resolve-conflict.ts';
import type { Json } from '../../domain/json.ts';
import { done } from '../../domain/result.ts';
import { outcome, outcomes, type Command, type Outcome } from '../command.ts';
import { withVault, type Session } from '../session.ts';

async function resolve(session: Session, id: string): Promise<Outcome> {
  const slot = session.args.needed('slot');
  const value = jsonOrText(session.args.needed('value'));
  return outcome(
    await withVault(session, async (unlocked) => {
      const saved = await resolveConflict(unlocked, id, slot, value);
      return saved.ok ? done({ id: saved.value.id, change: saved.value.changes.at(-1) ?? null }) : saved;
    }),
  );
}

/** `--value '"open"'` and `--value open` mean the same; anything that reads as JSON is JSON. */
function jsonOrText(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

export const conflictCommands: readonly Command[] = [
  {
    words: 'conflict list',
    opens: true,
    usage: '',
    about: 'What waits for a choice, with every value, its author and time; one a line.',
    run: async (session) =>
      outcomes(await withVault(session, async (unlocked) => done(await listConflicts(unlocked)))),
  },
  {
    words: 'conflict resolve',
    opens: true,
    takes: { name: 'ID', option: 'id' },
    needs: ['slot', 'value'],
    usage: 'ID --slot FIELD --value VALUE',
    about: 'Says which value holds. VALUE is JSON, or plain text that is not JSON.',
    run: resolve,
  },
];
