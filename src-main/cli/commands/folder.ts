import { resolve } from 'node:path';
import { scanFolder } from '../../actions/scan-folder.ts';
import type { FolderFileView } from '../../../src-preload/contract/views.ts';
import { done } from '../../domain/result.ts';
import { outcomes, type Command, type Outcome } from '../command.ts';
import { withVault, type Session } from '../session.ts';

async function scan(session: Session): Promise<Outcome> {
  const path = resolve(session.args.needed('folder'));
  return outcomes(
    await withVault(session, async (unlocked) => {
      const folder = await unlocked.folders.choose(path);
      if (!folder.ok) return folder;
      const signal = new AbortController().signal;
      const scanned = await scanFolder(unlocked, folder.value, () => undefined, signal);
      if (!scanned.ok) return scanned;
      const { files, ...counts } = scanned.value.view;
      return done([...files.map(lineOf), counts]);
    }),
  );
}

/** The same keys in every line, as `bundle inspect` has them. */
function lineOf(file: FolderFileView): object {
  const { name, state } = file;
  const nothing = { from: null, number: null, day: null, verdict: null, missing: [], refusal: null };
  if (file.state === 'arriving') return { file: name, state, ...nothing };
  if (file.state === 'refused') {
    const { refusal, fork } = file;
    const known = fork === null ? {} : { from: fork.sender.digest, number: fork.number };
    return { file: name, state, ...nothing, ...known, refusal };
  }
  const { sender, number, day, verdict, missing } = file;
  return { file: name, state, from: sender.digest, number, day, verdict, missing, refusal: null };
}

export const folderCommand: Command = {
  words: 'folder scan',
  opens: true,
  needs: ['folder'],
  usage: '--folder DIR',
  about:
    'Looks through a folder that another program syncs: a line for each bundle that needs attention, in the order to import them, and a last line that counts the rest. Writes nothing.',
  run: scan,
};
