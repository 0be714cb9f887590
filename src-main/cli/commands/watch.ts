import { handOverWatches } from '../../actions/hand-over-watches.ts';
import { listWatches } from '../../actions/list-watches.ts';
import { recordCheckIn } from '../../actions/record-check-in.ts';
import { checkInOutcome } from '../../domain/records/choices.ts';
import { done } from '../../domain/result.ts';
import { outcome, outcomes, refusedOutcome, type Command, type Outcome } from '../command.ts';
import { withVault, type Session } from '../session.ts';

const list = async (session: Session): Promise<Outcome> =>
  outcomes(
    await withVault(session, async (unlocked) =>
      done(
        listWatches(unlocked).map((row) => ({
          id: row.watch?.id ?? null,
          case: row.caseId,
          alias: row.caseAlias,
          watcher: row.watcher,
          mine: row.mine,
          level: row.level,
          rung: row.rung,
          openDue: row.openDue,
          nextDue: row.nextDue,
          next: row.next,
          lastContact: row.lastContact,
          ladder: row.rungs,
          unreadable: row.unreadable,
          future: row.future,
        })),
      ),
    ),
  );

async function record(session: Session, id: string): Promise<Outcome> {
  const said = session.args.needed('answer');
  if (!checkInOutcome.values.includes(said)) return refusedOutcome('usage', { option: 'answer' });
  const at = session.args.text('at');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return outcome(
    await withVault(session, async (unlocked) => {
      const saved = await recordCheckIn(unlocked, { case: id, outcome: said, at, zone });
      return saved.ok ? done({ id: saved.value.id, change: saved.value.changes.at(-1) ?? null }) : saved;
    }),
  );
}

async function handOver(session: Session): Promise<Outcome> {
  const to = session.args.needed('to');
  return outcome(
    await withVault(session, async (unlocked) => {
      const mine = listWatches(unlocked).flatMap(({ mine: own, watch }) =>
        own && watch !== null ? [watch.id] : [],
      );
      if (mine.length === 0) return done({ watches: 0 });
      const given = await handOverWatches(unlocked, to, mine);
      return given.ok ? done({ watches: given.value.records.length }) : given;
    }),
  );
}

export const watchCommands: readonly Command[] = [
  {
    words: 'watch list',
    opens: true,
    usage: '',
    about: 'Every watch of open cases with its ladder as of now, the worst first, one a line.',
    run: list,
  },
  {
    words: 'watch hand-over',
    opens: true,
    needs: ['to'],
    usage: '--to DIGEST|NAME',
    about: 'Names somebody else as the watcher of all own watches, as one action.',
    run: handOver,
  },
  {
    words: 'checkin record',
    opens: true,
    takes: { name: 'CASE', option: 'id' },
    needs: ['answer'],
    allows: ['at'],
    usage: 'CASE --answer safe|concern|noAnswer|dangerWord [--at TIME]',
    about: 'Records one attempt to reach someone: now, or at a time such as 2027-03-12T18:00:00Z.',
    run: record,
  },
];
