import type { CommandInput, CommandOutput } from '../../src-preload/contract/commands.ts';
import type { Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { journalHead } from './journal.ts';
import { putRecords } from './put-record.ts';
import { findExposed } from './run-drill.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * What follows from a drill, as it was previewed: marks on houses, helpers and cases, and notes on cases. One action, one undo.
 * Refusals: `no-such-preview` when the vault was written to since the drill was run, or something is named that the drill
 * doesn't name; `input-malformed` when nothing is asked for; those of {@link findExposed} and of saving.
 */
export async function saveDrillTasks(
  unlocked: Unlocked,
  { start, at, compromised, emergencies, notes }: CommandInput<'drill.tasks'>,
): Promise<Result<CommandOutput<'drill.tasks'>>> {
  if (journalHead(unlocked).number !== at) return refused('no-such-preview');
  const found = await findExposed(unlocked, start);
  if (!found.ok) return found;
  const { read } = unlocked.vault;
  const named = new Map<string, string>([
    [found.value.start.id, found.value.start.kind],
    ...found.value.exposed.map(({ thing }) => [thing.id, thing.kind] as const),
  ]);
  const types = new Map([
    ['house', 'safeHouse'],
    ['helper', 'helper'],
  ]);
  const inputs: Json[] = [];
  for (const id of compromised) {
    const type = types.get(named.get(id) ?? '');
    if (type === undefined) return refused('no-such-preview');
    inputs.push({ type, id, fields: { state: 'compromised' } });
  }
  const cases = [...emergencies, ...notes.map((note) => note.case)];
  // A case that was never sent here has nothing to be marked.
  if (cases.some((id) => named.get(id) !== 'case' || read.row(id as never)?.type !== 'case'))
    return refused('no-such-preview');
  for (const id of emergencies) inputs.push({ type: 'case', id, fields: { priority: 'emergency' } });
  for (const note of notes) inputs.push({ type: 'note', fields: { parent: note.case, text: note.text } });
  const saved = await putRecords(unlocked, inputs);
  if (!saved.ok) return saved;
  // What says already what it would be marked as is left as it is.
  const written = saved.value.filter(({ changes }) => changes.length > 0);
  const [first] = written;
  return first === undefined
    ? refused('input-malformed')
    : done({ ...first, records: written.map(({ id }) => id) });
}
