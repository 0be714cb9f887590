import { shelterCommands } from '../../../src-preload/contract/shelter-commands.ts';
import { replyShelter } from '../../actions/reply-shelter.ts';
import { showShelter } from '../../actions/show-shelter.ts';
import { unsentReplies } from '../../actions/unsent-replies.ts';
import { done, refused } from '../../domain/result.ts';
import type { ShelterReply } from '../../domain/shelter-reply.ts';
import { outcome, outcomes, type Command, type Outcome } from '../command.ts';
import { readRecords } from '../read-records.ts';
import { passphrase, withVault, type Session } from '../session.ts';

const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const show = async (session: Session): Promise<Outcome> =>
  outcomes(
    await withVault(session, async (unlocked) => {
      const { today, houses } = await showShelter(unlocked, ownZone());
      return done(houses.map((house) => ({ today, ...house })));
    }),
  );

const unsent = async (session: Session): Promise<Outcome> =>
  outcomes(await withVault(session, async (unlocked) => done(await unsentReplies(unlocked))));

/** One answer a line, in the form in which the window gives it; each is an action of its own. */
async function reply(session: Session): Promise<Outcome> {
  const secret = await passphrase(session);
  if (!secret.ok) return outcome(secret);
  const lines = readRecords(await session.terminal.input());
  if (!lines.ok) return outcome(lines);
  const replies: ShelterReply[] = [];
  for (const [index, line] of lines.value.entries()) {
    const read = shelterCommands['shelter.reply'].input.safeParse(line);
    if (!read.success) return outcome(refused('input-malformed', { line: index + 1 }));
    // A receipt has bytes: here it is attached to the cost afterwards.
    replies.push(read.data as ShelterReply);
  }
  return outcomes(
    await withVault(session, async (unlocked) => {
      const saved: object[] = [];
      for (const one of replies) {
        const put = await replyShelter(unlocked, one);
        if (!put.ok) return put;
        const { id, changes, more } = put.value;
        saved.push({ id, changes, more });
      }
      return done(saved);
    }),
  );
}

export const shelterCommandLine: readonly Command[] = [
  {
    words: 'shelter show',
    opens: true,
    usage: '',
    about: 'The houses of a shelter today: guests, beds, what is to be answered; one house a line.',
    run: show,
  },
  {
    words: 'shelter reply',
    opens: true,
    usage: '',
    about:
      'Answers, one JSON object a line on standard input: {"kind": "cannotTake", "stay": ID, "text": "…"}. Kinds: canTake, cannotTake, arrived, notArrived, left, need, incident, headcount, bedBlocked, bedFree, cost, unsafe.',
    run: reply,
  },
  {
    words: 'shelter unsent',
    opens: true,
    usage: '',
    about: 'For each coordinator, how many answers no file has carried yet.',
    run: unsent,
  },
];
