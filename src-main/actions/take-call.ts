import type { CallTaken } from '../../src-preload/contract/intake-views.ts';
import type { Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { freshRecordId } from './fresh-id.ts';
import { putRecords } from './put-record.ts';
import type { Unlocked } from './unlocked.ts';

/** What is known after a first call; only the alias has to be. */
export interface Call {
  readonly alias: string;
  readonly danger?: string | undefined;
  readonly where?: string | undefined;
  readonly priority?: string | undefined;
  readonly channel?:
    | {
        readonly kind: string;
        readonly value: string;
        readonly safeTimes?: string | undefined;
        readonly neverSay?: string | undefined;
      }
    | undefined;
}

/**
 * Writes down a request for help: the case, the person who asks, and how to reach them, as one action. Refusals:
 * `input-malformed` (no alias), and those of saving.
 */
export async function takeCall(unlocked: Unlocked, call: Call): Promise<Result<CallTaken>> {
  const alias = call.alias.trim();
  if (alias === '') return refused('input-malformed');
  const [id, person] = [freshRecordId(unlocked.randomness), freshRecordId(unlocked.randomness)];
  const records: Json[] = [
    {
      type: 'case',
      id,
      fields: filled({
        alias,
        status: 'intake',
        priority: call.priority ?? 'urgent',
        danger: call.danger,
        where: call.where,
      }),
    },
    { type: 'person', id: person, fields: { case: id, alias, role: 'principalApplicant' } },
  ];
  const { channel } = call;
  if (channel !== undefined) {
    const { kind, ...said } = channel;
    const known = filled(said);
    // What must never be said holds even while there is no number yet.
    if (Object.keys(known).length > 0)
      records.push({ type: 'channel', fields: { parent: person, kind, ...known } });
  }
  const saved = await putRecords(unlocked, records);
  if (!saved.ok) return saved;
  const action = saved.value[0]?.action ?? '';
  return done({
    id,
    records: saved.value.map((one) => one.id),
    action,
    proposed: saved.value.some(({ proposed }) => proposed),
  });
}

const filled = (fields: Readonly<Record<string, string | undefined>>): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined || value.trim() === '' ? [] : [[name, value.trim()] as const],
    ),
  );
