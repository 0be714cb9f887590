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
  cert: { type: 'string' },
  verified: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  preset: { type: 'string' },
  case: { type: 'string', multiple: true },
  addresses: { type: 'boolean' },
  type: { type: 'string' },
  id: { type: 'string' },
  field: { type: 'string' },
  slot: { type: 'string' },
  value: { type: 'string' },
  dir: { type: 'string' },
  help: { type: 'boolean' },
} as const;

export type OptionName = keyof typeof known;

export interface Arguments {
  readonly words: readonly string[];
  readonly text: (name: OptionName) => string | undefined;
  readonly flag: (name: OptionName) => boolean;
  readonly list: (name: OptionName) => readonly string[];
}

/** Splits a command line; an unknown option, or one given twice, is `usage`. */
export function readArguments(argv: readonly string[]): Result<Arguments> {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...argv],
      options: known,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    const seen = new Set<string>();
    for (const token of tokens) {
      if (token.kind !== 'option' || token.name === 'case') continue;
      if (seen.has(token.name)) return refused('usage', { option: token.name });
      seen.add(token.name);
    }
    return done({
      words: positionals,
      text: (name) => {
        const value = values[name];
        return typeof value === 'string' ? value : undefined;
      },
      flag: (name) => values[name] === true,
      list: (name) => {
        const value = values[name];
        return Array.isArray(value) ? value.map(String) : [];
      },
    });
  } catch {
    return refused('usage');
  }
}
