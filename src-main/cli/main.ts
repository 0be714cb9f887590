import { refusals } from '../domain/refusals.ts';
import type { Refusal } from '../domain/result.ts';
import { readArguments, type Arguments } from './arguments.ts';
import { bundleCommand } from './commands/bundle.ts';
import { conflictCommand } from './commands/conflict.ts';
import { contactCommand } from './commands/contact.ts';
import { demoCommand } from './commands/demo.ts';
import { keyCommand } from './commands/key.ts';
import { recordCommand } from './commands/record.ts';
import { vaultCommand } from './commands/vault.ts';
import { whoamiCommand } from './commands/whoami.ts';
import { createParts, type Parts } from '../parts.ts';
import { sentence, usage } from './sentences.ts';
import type { Command, Outcome } from './outcome.ts';
import { jsonLine, processTerminal, type Terminal } from './terminal.ts';

const commands: Readonly<Record<string, Command>> = {
  vault: vaultCommand,
  whoami: whoamiCommand,
  key: keyCommand,
  contact: contactCommand,
  record: recordCommand,
  bundle: bundleCommand,
  conflict: conflictCommand,
  demo: demoCommand,
};

/** Runs one command line. Returns the exit code of the design; writes results to stdout, sentences to stderr. */
export async function main(
  argv: readonly string[],
  terminal: Terminal = processTerminal(),
  parts: Parts = createParts(),
): Promise<number> {
  process.umask(0o077);
  const args = readArguments(argv);
  if (!args.ok) return refuse(terminal, args.refusal, argv.includes('--json'), []);
  const [name = '', ...words] = args.value.words;
  if (args.value.flag('help') || name === 'help') {
    terminal.out(usage());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return refuse(terminal, { code: 'usage' }, args.value.flag('json'), []);
  const result = await command({ args: args.value, terminal, parts }, words);
  return report(terminal, args.value, result);
}

function report(terminal: Terminal, args: Arguments, { results, refusal, lines }: Outcome): number {
  const json = args.flag('json');
  if (refusal !== null) return refuse(terminal, refusal, json, results);
  for (const result of results)
    terminal.out(json || lines === true ? jsonLine(result) : JSON.stringify(result, null, 2));
  return 0;
}

function refuse(terminal: Terminal, refusal: Refusal, json: boolean, results: readonly object[]): number {
  for (const result of results) if (json) terminal.out(jsonLine(result));
  if (json && results.length === 0) terminal.out(jsonLine({ refusal: refusal.code, ...refusal.detail }));
  terminal.err(sentence(refusal));
  if (refusal.code === 'usage') terminal.err(usage());
  return refusals[refusal.code];
}
