import { parseArgs } from 'node:util';
import { refused, done, type Result } from '../domain/result.ts';

/** Everything any command takes; each command says which of them it allows. */
const known = {
  vault: { type: 'string' },
  'passphrase-file': { type: 'string' },
  'new-passphrase-file': { type: 'string' },
  json: { type: 'boolean' },
  name: { type: 'string' },
  role: { type: 'string' },
  out: { type: 'string' },
  secret: { type: 'boolean' },
  revocation: { type: 'boolean' },
  next: { type: 'string' },
  sure: { type: 'boolean' },
  reason: { type: 'string' },
  cert: { type: 'string' },
  verified: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  since: { type: 'string' },
  preset: { type: 'string' },
  case: { type: 'string', multiple: true },
  addresses: { type: 'boolean' },
  withhold: { type: 'string', multiple: true },
  add: { type: 'string', multiple: true },
  'without-consent': { type: 'boolean' },
  'keep-warning': { type: 'boolean' },
  type: { type: 'string' },
  id: { type: 'string' },
  field: { type: 'string' },
  below: { type: 'boolean' },
  ask: { type: 'string', multiple: true },
  answer: { type: 'string' },
  answers: { type: 'string' },
  level: { type: 'string' },
  note: { type: 'string' },
  owner: { type: 'string' },
  caseworker: { type: 'string' },
  despite: { type: 'boolean' },
  at: { type: 'string' },
  slot: { type: 'string' },
  value: { type: 'string' },
  dir: { type: 'string' },
  folder: { type: 'string' },
  outbox: { type: 'string' },
  certs: { type: 'string' },
  pin: { type: 'string', multiple: true },
  report: { type: 'string' },
  strict: { type: 'boolean' },
  file: { type: 'string' },
  help: { type: 'boolean' },
} as const;

export type OptionName = keyof typeof known;

export interface Arguments {
  readonly words: readonly string[];
  /** Names of the options that were given. */
  readonly given: ReadonlySet<OptionName>;
  readonly text: (name: OptionName) => string | undefined;
  /** The value of an option that the command's `needs` have made sure of. */
  readonly needed: (name: OptionName) => string;
  readonly flag: (name: OptionName) => boolean;
  readonly list: (name: OptionName) => readonly string[];
}

/** Splits a command line; an unknown option, one given twice, or one without its value is `usage`. */
export function readArguments(argv: readonly string[]): Result<Arguments> {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...argv],
      options: known,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    const given = new Set<OptionName>();
    for (const token of tokens) {
      if (token.kind !== 'option') continue;
      const name = token.name as OptionName;
      if (token.value === '' || (given.has(name) && !('multiple' in known[name])))
        return refused('usage', { option: name });
      given.add(name);
    }
    const text = (name: OptionName): string | undefined => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    };
    return done({
      words: positionals,
      given,
      text,
      needed: (name) => {
        const value = text(name);
        if (value === undefined) throw new Error(`--${name} was not made sure of`);
        return value;
      },
      flag: (name) => values[name] === true,
      list: (name) => {
        const value = values[name];
        return Array.isArray(value) ? value.map(String) : [];
      },
    });
  } catch (error) {
    return refused('usage', optionIn(error));
  }
}

/** Node names the option in its message, which may also hold what was typed: only a name of ours is taken from it. */
function optionIn(error: unknown): { readonly option: string } | undefined {
  const [, name] = /--([a-z-]+)/.exec(error instanceof Error ? error.message : '') ?? [];
  return name !== undefined && Object.hasOwn(known, name) ? { option: name } : undefined;
}
