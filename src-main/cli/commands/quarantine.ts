import { backToRestorePoint } from '../../actions/back-to-restore-point.ts';
import { listQuarantine } from '../../actions/list-quarantine.ts';
import { releaseChosen, type Chosen } from '../../actions/release-quarantined.ts';
import { listRestorePoints } from '../../actions/restore-points.ts';
import { planAside } from '../../actions/set-aside.ts';
import { done } from '../../domain/result.ts';
import { outcome, outcomes, refusedOutcome, type Command, type Outcome } from '../command.ts';
import { withVault, type Session } from '../session.ts';

/** One change a line, with whose it is. */
async function list(session: Session): Promise<Outcome> {
  return outcomes(
    await withVault(session, async (unlocked) => {
      const { groups } = await listQuarantine(unlocked, Infinity);
      return done(
        groups.flatMap(({ author, name, state, lines }) =>
          lines.map((line) => ({ ...line, author, authorName: name, authorState: state })),
        ),
      );
    }),
  );
}

async function release(session: Session): Promise<Outcome> {
  const changes = session.args.words.slice(2).map((word) => word.toLowerCase());
  const author = session.args.text('from')?.toLowerCase();
  if (author !== undefined && changes.length > 0) return refusedOutcome('usage', { option: 'from' });
  const chosen: Chosen = author === undefined ? { changes } : { author };
  return outcome(await withVault(session, (unlocked) => releaseChosen(unlocked, chosen)));
}

const manifest = { name: 'MANIFEST', option: null } as const;

export const quarantineCommands: readonly Command[] = [
  {
    words: 'quarantine list',
    opens: true,
    usage: '',
    about: 'What is here and does not count: whose, why, by which bundle, what it says; one a line.',
    run: list,
  },
  {
    words: 'quarantine release',
    opens: true,
    takes: { name: 'CHANGE', option: 'from', several: true },
    usage: 'CHANGE … | --from DIGEST',
    about:
      'Lets changes count; those of an author who is not accepted only propose. --from: all of an accepted author.',
    run: release,
  },
  {
    words: 'received list',
    opens: true,
    usage: '',
    about: 'Every bundle that was applied, newest first; before each stands a restore point.',
    run: async (session) =>
      outcomes(await withVault(session, async (unlocked) => done(await listRestorePoints(unlocked, null)))),
  },
  {
    words: 'received plan',
    opens: true,
    takes: manifest,
    usage: 'MANIFEST',
    about: 'Says what going back to before that bundle would set aside and show. Writes nothing.',
    run: async (session, since) =>
      outcome(
        await withVault(session, async (unlocked) => {
          const planned = await planAside(unlocked, { since: since.toLowerCase(), author: null });
          return planned.ok ? done(planned.value.view) : planned;
        }),
      ),
  },
  {
    words: 'received back',
    opens: true,
    takes: manifest,
    usage: 'MANIFEST',
    about: 'Sets aside what others sent with that bundle or since. Own changes stay.',
    run: async (session, since) =>
      outcome(
        await withVault(session, async (unlocked) => {
          const planned = await planAside(unlocked, { since: since.toLowerCase(), author: null });
          return planned.ok
            ? backToRestorePoint(unlocked, since.toLowerCase(), planned.value.view.at)
            : planned;
        }),
      ),
  },
  {
    words: 'received return',
    opens: true,
    takes: manifest,
    usage: 'MANIFEST',
    about: 'Brings back what was set aside of that bundle.',
    run: async (session, since) =>
      outcome(
        await withVault(session, (unlocked) => releaseChosen(unlocked, { manifest: since.toLowerCase() })),
      ),
  },
];
