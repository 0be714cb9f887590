import { resolve } from 'node:path';
import { attachFile, attachmentLimit } from '../../actions/attach-file.ts';
import { saveFileOutside } from '../../actions/open-file.ts';
import { listRecords, rowOf } from '../../actions/look-up.ts';
import { putRecords } from '../../actions/put-record.ts';
import { recordHistory } from '../../actions/record-history.ts';
import type { RecordRow } from '../../actions/ports/store.ts';
import type { Unlocked } from '../../actions/unlocked.ts';
import { recordTypes } from '../../domain/records/table.ts';
import { done, refused, type Result } from '../../domain/result.ts';
import { outcome, outcomes, type Command, type Outcome } from '../command.ts';
import { readRecords } from '../read-records.ts';
import { passphrase, readInput, withVault, type Session } from '../session.ts';

/** The shape that `put` reads, with what `get` adds. */
const shape = ({ id, type, values, conflicts, proposals }: RecordRow): object => ({
  type,
  id,
  fields: values,
  conflicts,
  ...(proposals.length > 0 ? { proposals } : {}),
});

async function put(session: Session): Promise<Outcome> {
  // Before standard input is read: nobody waits at a pipe for what can't be done.
  const secret = await passphrase(session);
  if (!secret.ok) return outcome(secret);
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
  );
};

const onOne = (
  verb: string,
  about: string,
  act: (unlocked: Unlocked, id: string, session: Session) => Promise<Result<readonly object[]>>,
): Command => ({
  words: `record ${verb}`,
  opens: true,
  takes: { name: 'ID', option: 'id' },
  usage: 'ID',
  about,
  run: async (session, id) => outcomes(await withVault(session, (unlocked) => act(unlocked, id, session))),
});

async function attach(session: Session, parent: string): Promise<Outcome> {
  const path = session.args.needed('file');
  const bytes = await readInput(session, path, attachmentLimit);
  if (!bytes.ok)
    return outcome(bytes.refusal.code === 'bundle-too-large' ? refused('file-too-large') : bytes);
  return outcome(
    await withVault(session, async (unlocked) => {
      const saved = await attachFile(unlocked, parent, session.args.text('name') ?? path, bytes.value);
      return saved.ok ? done({ id: saved.value.id, change: saved.value.changes.at(-1) ?? null }) : saved;
    }),
  );
}

async function saveOutside(session: Session, id: string): Promise<Outcome> {
  const out = session.args.needed('out');
  return outcome(
    await withVault(session, async (unlocked) => {
      const saved = await saveFileOutside(unlocked, id, resolve(out), false);
      return saved.ok ? done({ ...saved.value, file: out }) : saved;
    }),
  );
}

export const recordCommands: readonly Command[] = [
  {
    words: 'record put',
    opens: true,
    usage: '< RECORDS',
    about: 'Writes records from standard input, JSON or JSON Lines, all of them as one action.',
    run: put,
  },
  onOne('get', 'One record as it shows now.', async (unlocked, id) => {
    const row = rowOf(unlocked, id);
    return row.ok ? done([shape(row.value)]) : row;
  }),
  {
    words: 'record list',
    opens: true,
    allows: ['type'],
    usage: '[--type TYPE]',
    about: 'Every record, removed ones last, one a line.',
    run: list,
  },
  onOne('history', 'Who said what of a record, newest first, one a line.', recordHistory),
  {
    words: 'record attach',
    opens: true,
    takes: { name: 'ID', option: 'id' },
    needs: ['file'],
    allows: ['name'],
    usage: 'ID --file F [--name N]',
    about: 'Attaches a file of at most 20 MiB to a record, sealed under a key of its own.',
    run: attach,
  },
  {
    words: 'record file',
    opens: true,
    takes: { name: 'ID', option: 'id' },
    needs: ['out'],
    usage: 'ID --out F',
    about:
      'Checks an attached file against its signed digest and writes it in the clear; this is journalled.',
    run: saveOutside,
  },
];
