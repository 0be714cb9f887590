import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { done, refused, type Result } from '../../domain/result.ts';
import { playDemo } from '../demo/play.ts';
import { outcome, type Command, type Outcome } from '../command.ts';
import type { Session } from '../session.ts';

async function play({ args, parts, terminal }: Session): Promise<Outcome> {
  const folder = await folderFor(args.text('dir'));
  if (!folder.ok) return outcome(folder);
  const json = args.flag('json');
  const played = await playDemo(parts, folder.value, (line) => {
    if (!json) terminal.out(line);
  });
  if (!played.ok || json) return outcome(played);
  terminal.out(played.value.summary);
  terminal.out(`Everything is in ${folder.value}`);
  return { results: [], refusal: null };
}

async function folderFor(wanted: string | undefined): Promise<Result<string>> {
  try {
    if (wanted === undefined) return done(await mkdtemp(join(tmpdir(), 'corridor-demo-')));
    const folder = resolve(wanted);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return done(folder);
  } catch {
    return refused('file-unwritable');
  }
}

export const demoCommand: Command = {
  words: 'demo',
  opens: false,
  allows: ['dir'],
  usage: '[--dir D]',
  about:
    'Two coordinators, a shelter and an auditor on invented data, end to end; leaves its files to look at.',
  run: play,
};
