import { eraseRecord } from '../../actions/erase-record.ts';
import { listRecords, rowOf } from '../../actions/look-up.ts';
import { putRecords } from '../../actions/put-record.ts';
import { recordHistory } from '../../actions/record-history.ts';
import type { RecordRow } from '../../actions/ports/store.ts';
import type { Unlocked } from '../../actions/unlocked.ts';
import type { Json } from '../../domain/json.ts';
import { recordTypes } from '../../domain/records/table.ts';
import { done, refused, type Result } from '../../domain/result.ts';
import { outcome, outcomes, refusedOutcome, type Command, type Outcome } from '../outcome.ts';
import { withVault, type Session } from '../session.ts';

/** The shape that `put` reads, with what `get` adds. */
const shape = ({ id, type, values, conflicts, proposals }: RecordRow): object => ({
  type,
  id,
  fields: values,
  conflicts,
  ...(proposals.length > 0 ? { proposals } : {}),
});

/** `corridor record put|get|list|history|erase --vault FILE` */
export const recordCommand: Command = (session, [verb, word]) => {
  const id = word ?? session.args.text('id');
  switch (verb) {
    case 'put':
      return put(session);
    case 'get':
      return withId(session, id, async (unlocked, given) => {
        const row = rowOf(unlocked, given);
        return row.ok ? done([shape(row.value)]) : row;
      });
    case 'history':
      return withId(session, id, recordHistory);
    case 'erase':
      return withId(session, id, async (unlocked, given) => {
        const erased = await eraseRecord(
          unlocked,
          given,
          session.args.text('field') ?? null,
          () => undefined,
        );
        return erased.ok ? done([erased.value]) : erased;
      });
    case 'list':
      return list(session);
    default:
      return Promise.resolve(refusedOutcome('usage'));
  }
};

async function withId(
  session: Session,
  id: string | undefined,
  run: (unlocked: Unlocked, id: string) => Promise<Result<readonly object[]>>,
): Promise<Outcome> {
  if (id === undefined) return refusedOutcome('usage', { option: 'id' });
  return outcomes(await withVault(session, (unlocked) => run(unlocked, id)), true);
}

/** One JSON value, or one a line. All are checked before any is written, and written as one action. */
function readRecords(bytes: Uint8Array): Result<readonly Json[]> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused('input-malformed');
  }
  const whole = parsed(text);
  if (whole !== undefined) return done(Array.isArray(whole) ? (whole as readonly Json[]) : [whole]);
  const records: Json[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const value = parsed(line);
    if (value === undefined) return refused('input-malformed', { line: records.length + 1 });
    records.push(value);
  }
  return records.length === 0 ? refused('input-malformed') : done(records);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

async function put(session: Session): Promise<Outcome> {
  const records = readRecords(await session.terminal.input());
  if (!records.ok) return outcome(records);
  return outcomes(
    await withVault(session, async (unlocked) => {
      const saved = await putRecords(unlocked, records.value);
      if (!saved.ok) return saved;
      return done(
        saved.value.map(({ id, changes, proposed }) => ({
          id,
          change: changes.at(-1) ?? null,
          changes,
          ...(proposed ? { proposed } : {}),
        })),
      );
    }),
    true,
  );
}

const list = async (session: Session): Promise<Outcome> => {
  const wanted = session.args.text('type');
  return outcomes(
    await withVault(session, async (unlocked) => {
      const rows: object[] = [];
      for (const name of wanted === undefined ? recordTypes.map((type) => type.name) : [wanted]) {
        for (const removed of [false, true]) {
          const found = listRecords(unlocked, { type: name, removed });
          if (!found.ok) return found;
          rows.push(...found.value.map(shape));
        }
      }
      return done(rows);
    }),
    true,
  );
};
