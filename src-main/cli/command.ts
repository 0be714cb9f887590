import type { Refusal, Result } from '../domain/result.ts';
import type { OptionName } from './arguments.ts';
import type { Session } from './session.ts';

/** What a command gives: its results in order; with `--json` each is a line. A refusal may still have a result. */
export interface Outcome {
  readonly results: readonly object[];
  readonly refusal: Refusal | null;
  /** Printed plainly even without `--json`: what scripts pipe on, one object a line. */
  readonly lines?: boolean;
}

/** One command of the command line. What it does not list, it refuses as `usage` before anything is opened. */
export interface Command {
  /** `vault create` */
  readonly words: string;
  /**
   * The one word that may follow, and the option that may stand for it. It is needed when given here. `several`: one word
   * at least, the others are in the session's arguments.
   */
  readonly takes?: { readonly name: string; readonly option: OptionName | null; readonly several?: true };
  /** Options that must be given. `--vault` and `--passphrase-file` come with {@link Command.opens}. */
  readonly needs?: readonly OptionName[];
  readonly allows?: readonly OptionName[];
  /** Opens or makes a vault: needs `--vault`, allows `--passphrase-file`. */
  readonly opens: boolean;
  /** What follows the words in the help. */
  readonly usage: string;
  /** One line of help. */
  readonly about: string;
  /** `word` is empty where the command takes none. */
  readonly run: (session: Session, word: string) => Promise<Outcome>;
}

/** One result or a refusal. */
export const outcome = (result: Result<object>): Outcome =>
  result.ok ? { results: [result.value], refusal: null } : { results: [], refusal: result.refusal };

/** Any number of results, one a line, or a refusal. */
export const outcomes = (result: Result<readonly object[]>): Outcome =>
  result.ok
    ? { results: result.value, refusal: null, lines: true }
    : { results: [], refusal: result.refusal };

export const refusedOutcome = (code: Refusal['code'], detail?: Refusal['detail']): Outcome => ({
  results: [],
  refusal: detail === undefined ? { code } : { code, detail },
});
