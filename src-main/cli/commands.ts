import type { Command } from './command.ts';
import { auditCommands } from './commands/audit.ts';
import { bundleCommands } from './commands/bundle.ts';
import { caseworkCommands } from './commands/casework.ts';
import { conflictCommands } from './commands/conflict.ts';
import { contactCommands } from './commands/contact.ts';
import { demoCommand } from './commands/demo.ts';
import { folderCommand } from './commands/folder.ts';
import { eraseCommands } from './commands/erase.ts';
import { intakeCommands } from './commands/intake.ts';
import { keyCommands } from './commands/key.ts';
import { quarantineCommands } from './commands/quarantine.ts';
import { recordCommands } from './commands/record.ts';
import { shelterCommandLine } from './commands/shelter.ts';
import { templateCommandLine } from './commands/template.ts';
import { vaultCommands } from './commands/vault.ts';
import { watchCommands } from './commands/watch.ts';
import { whoamiCommand } from './commands/whoami.ts';

const commands: readonly Command[] = [
  ...vaultCommands,
  whoamiCommand,
  ...keyCommands,
  ...contactCommands,
  ...recordCommands,
  ...watchCommands,
  ...intakeCommands,
  ...shelterCommandLine,
  ...templateCommandLine,
  ...eraseCommands,
  ...caseworkCommands,
  ...bundleCommands,
  folderCommand,
  ...conflictCommands,
  ...quarantineCommands,
  ...auditCommands,
  demoCommand,
];

/** The command that these words begin with, and the words after it. */
export function commandOf(
  words: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } | null {
  for (const command of commands) {
    const own = command.words.split(' ');
    if (own.every((word, index) => words[index] === word)) return { command, rest: words.slice(own.length) };
  }
  return null;
}

const closing = `ROLE is coordinator, shelter, legal or auditor. DIGEST is what "corridor whoami" shows.
--json prints each result as one JSON object a line, the result last; a refusal has its name in "refusal".
The passphrase comes from --passphrase-file F or from the terminal, never from the command line.
Exit codes: 0 done, 1 usage, 2 signature good but key not trusted, 3 refused: forged, altered, fork or not for me,
4 malformed, 5 wrong passphrase, 6 file, disk, or vault open elsewhere. "corridor help COMMAND" shows less.`;

/** Help for the commands that the words name, else for their subject, else for all. */
export function helpFor(words: readonly string[]): string {
  const [subject] = words;
  const exact = commandOf(words);
  const named =
    exact === null ? commands.filter(({ words: own }) => own.split(' ')[0] === subject) : [exact.command];
  return [...(named.length > 0 ? named : commands).map(lineOf), '', closing].join('\n');
}

function lineOf({ words, opens, usage, about }: Command): string {
  return `corridor ${words}${opens ? ' --vault FILE' : ''}${usage === '' ? '' : ` ${usage}`}\n    ${about}`;
}
