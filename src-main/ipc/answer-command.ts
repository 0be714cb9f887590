import { isAbsolute } from 'node:path';
import { commands } from '../../src-preload/contract/commands.ts';
import type { ProgressEvent, Reply } from '../../src-preload/contract/failures.ts';
import type { Desk, DeskCommandName, DeskContext } from '../actions/ports/desk.ts';
import type { Progress } from '../actions/ports/surroundings.ts';
import type { Result } from '../domain/result.ts';
import { decodeInput, isCommandName } from './decode-input.ts';
import type { Note } from './event-ring.ts';
import { waitsItsTurn } from './write-queue.ts';

export interface AnswerParts {
  readonly desk: Desk;
  readonly note: Note;
  /** Turns of commands that write. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  progress(event: ProgressEvent): void;
  /** Where there are no real cases: what went wrong, in full. */
  printBug(error: unknown): void;
  /** Milliseconds of a clock that only goes forward. */
  elapsed(): number;
}

/** By which door a command came in: through main, or by a port that main can't read. */
export type Door = 'vault' | 'secret';

const bug: Reply<never> = { ok: false, refusal: { code: 'bug' } };

/** At most twenty a second; the last of a step always. */
function throttled(command: string, parts: AnswerParts): Progress {
  let lastStep = '';
  let lastAt = -Infinity;
  return (step, done, total) => {
    const now = parts.elapsed();
    if (step === lastStep && done !== total && now - lastAt < 50) return;
    lastStep = step;
    lastAt = now;
    parts.progress({ command, step, done, total });
  };
}

/** Answers one command of the desk. Never rejects; a bug leaves an event code and nothing of its data. */
export async function answerCommand(
  parts: AnswerParts,
  door: Door,
  command: unknown,
  input: unknown,
  path: string | null,
): Promise<Reply<unknown>> {
  if (!isCommandName(command) || commands[command].runs !== door) {
    parts.note('bug-wrong-door');
    return bug;
  }
  // A path is only ever main's answer to the user's choice, and only where the command has a file.
  if ((commands[command].file !== null) !== (path !== null) || (path !== null && !isAbsolute(path))) {
    parts.note('bug-path');
    return bug;
  }
  const decoded = decodeInput(command, input);
  if (!decoded.ok) return decoded;
  const name = command as DeskCommandName;
  // Each handler takes what its own schema gives; the pair is looked up by one name.
  const handler = parts.desk.handlers[name] as (
    input: unknown,
    context: DeskContext,
  ) => Promise<Result<unknown>>;
  const context: DeskContext = { progress: throttled(name, parts), ...(path === null ? {} : { path }) };
  const run = async () => handler(decoded.value, context);
  try {
    return await (waitsItsTurn[name] ? parts.inTurn(run) : run());
  } catch (error) {
    parts.note(`bug-${name}`);
    parts.printBug(error);
    return bug;
  }
}
