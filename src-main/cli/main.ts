import { basename } from 'node:path';
import { keepToOneself } from '../files/process-limits.ts';
import { refusals } from '../domain/refusals.ts';
import type { Refusal } from '../domain/result.ts';
import { readArguments, type Arguments, type OptionName } from './arguments.ts';
import type { Command, Outcome } from './command.ts';
import { commandOf, helpFor } from './commands.ts';
import { createParts, type Parts } from '../parts.ts';
import { sentence } from './sentences.ts';
import { jsonLine, processTerminal, type Terminal } from './terminal.ts';

/** Sysexits' EX_SOFTWARE: apart from the exit codes 1 to 6 of refusals. */
export const bugExit = 70;

/** Runs one command line. Returns the exit code of the design; writes results to stdout, sentences to stderr. */
export async function main(
  argv: readonly string[],
  terminal: Terminal = processTerminal(),
  parts: Parts = createParts(),
): Promise<number> {
  keepToOneself();
  let code: number;
  try {
    code = await run(argv, terminal, parts);
  } catch (error) {
    if (argv.includes('--json')) terminal.out(jsonLine({ refusal: 'bug' }));
    terminal.err(bugLine(error));
    code = bugExit;
  }
  if (await terminal.flushed()) return code;
  terminal.err('corridor: the result could not be written to standard output.');
  return code === 0 ? refusals['file-unwritable'] : code;
}

async function run(argv: readonly string[], terminal: Terminal, parts: Parts): Promise<number> {
  const args = readArguments(argv);
  if (!args.ok) return refuse(terminal, args.refusal, argv.includes('--json'), [], argv);
  const { words } = args.value;
  if (args.value.flag('help') || words[0] === 'help') {
    terminal.out(helpFor(words[0] === 'help' ? words.slice(1) : words));
    return 0;
  }
  const found = commandOf(words);
  const json = args.value.flag('json');
  if (found === null) return refuse(terminal, { code: 'usage' }, json, [], words);
  const { command, rest } = found;
  const word = wordOf(command, rest, args.value);
  const fault = word === null ? {} : faultOf(command, args.value);
  if (word === null || fault !== null)
    return refuse(terminal, { code: 'usage', ...(fault && { detail: fault }) }, json, [], words);
  const result = await command.run({ args: args.value, terminal, parts, passphrases: new Map() }, word);
  return report(terminal, json, words, result);
}

/** Null when there are words too many, or none where one is needed. */
function wordOf({ takes }: Command, rest: readonly string[], args: Arguments): string | null {
  if (takes === undefined) return rest.length === 0 ? '' : null;
  const instead = takes.option === null ? undefined : args.text(takes.option);
  const given = instead === undefined ? rest : [...rest, instead];
  return (given.length === 1 || (takes.several === true && !given.includes(''))) &&
    given[0] !== undefined &&
    given[0] !== ''
    ? given[0]
    : null;
}

/** The option that is missing, or that this command doesn't take. */
function faultOf(
  { needs = [], allows = [], opens, takes }: Command,
  { given }: Arguments,
): { readonly option: string } | null {
  const needed: readonly OptionName[] = opens ? ['vault', ...needs] : needs;
  const missing = needed.find((name) => !given.has(name));
  if (missing !== undefined) return { option: missing };
  const allowed = new Set<OptionName>([...needed, ...allows, 'json']);
  if (opens) allowed.add('passphrase-file');
  if (takes !== undefined && takes.option !== null) allowed.add(takes.option);
  const surplus = [...given].find((name) => !allowed.has(name));
  return surplus === undefined ? null : { option: surplus };
}

function report(
  terminal: Terminal,
  json: boolean,
  words: readonly string[],
  { results, refusal, lines }: Outcome,
): number {
  if (refusal !== null) return refuse(terminal, refusal, json, results, words);
  for (const result of results)
    terminal.out(json || lines === true ? jsonLine(result) : JSON.stringify(result, null, 2));
  return 0;
}

function refuse(
  terminal: Terminal,
  refusal: Refusal,
  json: boolean,
  results: readonly object[],
  words: readonly string[],
): number {
  for (const result of results) if (json) terminal.out(jsonLine(result));
  if (json && results.length === 0) terminal.out(jsonLine({ ...refusal.detail, refusal: refusal.code }));
  terminal.err(sentence(refusal));
  if (refusal.code === 'usage') terminal.err(helpFor(words));
  return refusals[refusal.code];
}

/** What broke and where, in one line: never the message, which may hold what somebody typed. */
export function bugLine(error: unknown): string {
  const name = error instanceof Error ? error.constructor.name : typeof error;
  const [, file = '', line = ''] =
    /\n\s+at .*?([^\s/\\(]+\.[cm]?[jt]s):(\d+):\d+/.exec((error instanceof Error && error.stack) || '') ?? [];
  return `corridor: a fault in the program, please report it: ${name}${file === '' ? '' : ` at ${basename(file)}:${line}`}`;
}
