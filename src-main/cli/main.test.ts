import { describe, expect, it } from 'vitest';
import { refusals, type RefusalCode } from '../domain/refusals.ts';
import { createParts, type Parts } from '../parts.ts';
import { bugExit, main } from './main.ts';
import { readRecords } from './read-records.ts';
import { sentence } from './sentences.ts';
import type { Terminal } from './terminal.ts';

interface Spoken extends Terminal {
  readonly said: string[];
  readonly complained: string[];
}

function terminal(answers: readonly (string | null)[] = [], writes = true): Spoken {
  const said: string[] = [];
  const complained: string[] = [];
  const waiting = [...answers];
  return {
    said,
    complained,
    out: (line) => void said.push(line),
    err: (line) => void complained.push(line),
    ask: async () => waiting.shift() ?? null,
    input: async () => new Uint8Array(),
    flushed: async () => writes,
  };
}

/** Parts whose vaults break as a bug would. */
function broken(): Parts {
  const fail = (): never => {
    throw new TypeError('with a name that somebody typed');
  };
  return { ...createParts(), vaults: { create: fail, open: fail } };
}

const whoami = ['whoami', '--vault', '/nowhere/there/is.vault'];

describe('main', () => {
  it('says in one line that the program is at fault, without what was typed', async () => {
    const at = terminal(['a passphrase']);
    expect(await main([...whoami, '--json'], at, broken())).toBe(bugExit);
    expect(at.said).toEqual(['{"refusal":"bug"}']);
    expect(at.complained).toHaveLength(1);
    expect(at.complained[0]).toMatch(/^corridor: [^:]+: TypeError at main\.test\.ts:\d+$/);
  });

  it('does not report success when the result could not be written', async () => {
    const at = terminal([], false);
    expect(await main(['help'], at)).toBe(refusals['file-unwritable']);
  });

  it('asks twice for a new passphrase, and again when they differ', async () => {
    const strong = 'lantern harbour quiet thimble acorn';
    const at = terminal([strong, 'lantern', strong, strong]);
    const where = ['vault', 'create', '--vault', '/nowhere/there/is.vault'];
    expect(await main(where, at)).toBe(refusals['file-unwritable']);
    expect(at.complained[0]).toMatch(/differ|различаются/);
    expect(await main(where, terminal([strong, null]))).toBe(refusals['passphrase-missing']);
    expect(await main(where, terminal(['secret', 'secret']))).toBe(refusals['passphrase-weak']);
  });

  it('refuses options that a command does not take, before anything is opened', async () => {
    const at = terminal(['a passphrase']);
    expect(await main([...whoami, '--out', 'x'], at, broken())).toBe(refusals.usage);
    expect(at.complained[0]).toContain('option: out');
  });
});

describe('readRecords', () => {
  const read = (text: string): unknown => readRecords(new TextEncoder().encode(text));

  it('takes one value, an array, or one a line with empty lines between', () => {
    expect(read('{"a":1}')).toEqual({ ok: true, value: [{ a: 1 }] });
    expect(read('[{"a":1},{"a":2}]')).toEqual({ ok: true, value: [{ a: 1 }, { a: 2 }] });
    expect(read('{"a":1}\n\n{"a":2}\n')).toEqual({ ok: true, value: [{ a: 1 }, { a: 2 }] });
  });

  it('names the line that is not JSON', () => {
    expect(read('{"a":1}\n\n{"a"')).toMatchObject({
      refusal: { code: 'input-malformed', detail: { line: 3 } },
    });
    expect(read('')).toMatchObject({ refusal: { code: 'input-malformed' } });
  });
});

it('has a sentence in both languages for every refusal', () => {
  const before = process.env['LC_ALL'];
  const both = (Object.keys(refusals) as RefusalCode[]).map((code) =>
    ['C', 'ru_RU.UTF-8'].map((locale) => {
      process.env['LC_ALL'] = locale;
      return sentence({ code });
    }),
  );
  if (before === undefined) delete process.env['LC_ALL'];
  else process.env['LC_ALL'] = before;
  for (const [english = '', russian = ''] of both) {
    expect(english).not.toMatch(/[а-яё]/i);
    expect(russian).toMatch(/[а-яё]/i);
  }
});
