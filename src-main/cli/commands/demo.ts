import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { done, refused, type Result } from '../../domain/result.ts';
import { playDemo } from '../demo/play.ts';
import { outcome, refusedOutcome, type Command } from '../outcome.ts';

/** `corridor demo [--dir D]`: two coordinators and a shelter on invented data, end to end, with files left to look at. */
export const demoCommand: Command = async ({ args, parts, terminal }, words) => {
  if (words.length > 0) return refusedOutcome('usage');
  const folder = await emptyFolder(args.text('dir'));
  if (!folder.ok) return outcome(folder);
  const say = (line: string): void => (args.flag('json') ? undefined : terminal.out(line));
  const played = await playDemo(parts, folder.value, say);
  if (!played.ok) return outcome(played);
  if (args.flag('json')) return outcome(played);
  terminal.out(played.value.summary);
  return { results: [], refusal: null };
};

async function emptyFolder(wanted: string | undefined): Promise<Result<string>> {
  try {
    if (wanted === undefined) return done(await mkdtemp(join(tmpdir(), 'corridor-demo-')));
    const folder = resolve(wanted);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return done(folder);
  } catch {
    return refused('file-unwritable');
  }
}
