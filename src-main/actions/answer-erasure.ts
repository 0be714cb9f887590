import type { ErasedAndAsked } from '../../src-preload/contract/views.ts';
import type { ErasureAnswer } from '../domain/erasure.ts';
import { isStatementId } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { askerDoubt } from './asker.ts';
import { eraseValues } from './erase-values.ts';
import { answersGiven, signed, signRequests } from './erasure-requests.ts';
import { otherHolders, valuesOfRequest } from './list-erasures.ts';
import type { Progress } from './ports/surroundings.ts';
import { identityFor } from './replace-identity.ts';
import { presentSelfOf } from './succession.ts';
import type { Unlocked } from './unlocked.ts';
import { pickHolders } from './value-holders.ts';

/** A person's answer to a request, with whom to ask on: those who have the same from here. */
export interface AnswerGiven {
  readonly request: string;
  readonly answer: ErasureAnswer;
  readonly ask?: readonly string[] | undefined;
  /** The user has seen that whoever asks is not trusted now, and answers all the same. */
  readonly despite?: boolean | undefined;
}

/**
 * Answers what somebody asked. `erased` first erases exactly what is here of it: values, never what else a digest may name.
 * The answer goes with the next bundle to whoever asked, and may be changed by another later. Refusals: `no-such-request`,
 * `answer-untrue` (`not held` while some of it is here, `erased` where it never was), `asker-doubtful` (anything but
 * declining, to somebody who is not trusted now, unless the user says so `despite` that), and those of erasing and asking.
 */
export async function answerErasure(
  unlocked: Unlocked,
  { request: wanted, answer, ask = [], despite = false }: AnswerGiven,
  progress: Progress,
): Promise<Result<ErasedAndAsked>> {
  const request = isStatementId(wanted) ? unlocked.vault.read.statement('erase requested', wanted) : null;
  if (request === null || request.from === null) return refused('no-such-request');
  const { said } = request;
  if (answer !== 'declined' && !despite && (await askerDoubt(unlocked, said.author)) !== null)
    return refused('asker-doubtful');
  const values = await valuesOfRequest(unlocked, request);
  const wasHere = values.length > 0 || said.digests.some((digest) => unlocked.vault.read.isErased(digest));
  if (answer === 'not held' ? values.length > 0 : answer === 'erased' && !wasHere)
    return refused('answer-untrue');
  const erasing = answer === 'erased' ? values : [];
  const others = ask.length === 0 ? [] : await otherHolders(unlocked, said.author, erasing);
  const picked = pickHolders(unlocked, others, ask);
  if (!picked.ok) return picked;
  const requests = await signRequests(unlocked, picked.value, said.reason);
  const isSaid = answersGiven(unlocked).get(request.id)?.said.answer === answer;
  const to = presentSelfOf(unlocked, said.author);
  const own = identityFor(unlocked, to);
  const at = unlocked.clock.now().toISOString();
  const entry = await signed(
    unlocked,
    { what: 'erase answered', author: own.certificate.digest, to, request: request.id, answer, at },
    own,
  );
  const erased = await eraseValues(
    unlocked,
    erasing,
    {
      // To say the same once more would only fill the log.
      entries: [...(isSaid ? [] : [entry]), ...requests.entries],
      events: [...(isSaid ? [] : [{ what: 'erase answered', to, answer }]), ...requests.events],
      whole: new Set(),
    },
    progress,
  );
  return erased.ok ? done({ ...erased.value, asked: picked.value.length }) : erased;
}
