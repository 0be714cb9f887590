import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Json } from '../domain/json.ts';

/** Where a command line speaks and listens; tests give their own. */
export interface Terminal {
  /** A result for people, or with `--json` one JSON object a line. */
  out(line: string): void;
  err(line: string): void;
  /** Asks without echo. Null when there is no terminal, or the user left. */
  ask(question: string): Promise<string | null>;
  /** All of standard input as bytes. */
  input(): Promise<Uint8Array>;
  /** Waits until everything is out. False when a result could not be written, except to a reader who has left. */
  flushed(): Promise<boolean>;
}

/** Names of files are other people's: no character of theirs reorders what is read or steers the terminal. */
const unseen = /[\u007f-\u009f\p{Bidi_Control}]/gu;

export const jsonLine = (value: Json | object): string =>
  JSON.stringify(value).replaceAll(
    unseen,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

export function processTerminal(): Terminal {
  let failed = false;
  // Without a listener a pipe that was closed would end the process with a stack trace. `corridor … | head` is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') failed = true;
  });
  process.stderr.on('error', () => undefined);
  return {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    ask: askHidden,
    input: readInput,
    flushed: async () => {
      await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
      // The failure of the last write is told one turn later than its end.
      await new Promise((resolve) => setImmediate(resolve));
      return !failed;
    },
  };
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  await new Promise<void>((resolve, reject) => {
    process.stdin.on('data', (chunk: Uint8Array) => void chunks.push(chunk));
    process.stdin.once('end', resolve);
    process.stdin.once('error', reject);
    // After a passphrase was asked for, the terminal is paused: reading alone, or iterating, would wait for ever.
    process.stdin.resume();
  });
  return new Uint8Array(Buffer.concat(chunks));
}

async function askHidden(question: string): Promise<string | null> {
  if (process.stdin.isTTY !== true) return null;
  process.stderr.write(question);
  // readline echoes what is typed to its output: this one swallows it.
  const silent = new Writable({ write: (_chunk, _encoding, written) => written() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  const answer = await new Promise<string | null>((resolve) => {
    reader.once('line', resolve);
    reader.once('close', () => resolve(null));
  });
  reader.close();
  process.stderr.write('\n');
  return answer;
}
