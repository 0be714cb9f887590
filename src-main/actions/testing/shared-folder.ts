import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { must, type Party } from '../../cli/demo/party.ts';
import { createFolders } from '../../files/exchange-folder.ts';
import { exportToFolder } from '../export-to-folder.ts';
import { planBundle, type PlannedBundle } from '../plan-bundle.ts';
import { scanFolder, type ScannedFolder } from '../scan-folder.ts';
import type { ScanMemory } from '../scan-memory.ts';
import type { Unlocked } from '../unlocked.ts';

export const never: AbortSignal = new AbortController().signal;
export const nothing = { files: [], more: 0, own: 0, known: 0, notForMe: 0, others: 0, left: 0 };

/** Without the second between two looks: what it is for is tested beside it. */
export const quick = ({ unlocked }: Party): Unlocked => ({
  ...unlocked,
  folders: createFolders(unlocked.randomness, async () => undefined),
});

/** A folder that several parties share. */
export class SharedFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
    mkdirSync(path);
  }

  at(name: string): string {
    return join(this.path, name);
  }

  async scan(
    party: Party,
    memory?: ScanMemory,
    most?: { files: number; bytes: number },
  ): Promise<ScannedFolder> {
    return must(await scanFolder(quick(party), this.path, () => undefined, never, memory, most));
  }

  async plan(from: Party, to: Party, alias: string): Promise<PlannedBundle> {
    const id = await from.put('case', { alias });
    const request = { to: to.digest, preset: null, cases: [id], addresses: false };
    return must(await planBundle(from.unlocked, request));
  }

  /** Gives the name of the file. */
  async put(from: Party, to: Party, alias: string): Promise<string> {
    const plan = await this.plan(from, to, alias);
    return must(await exportToFolder(from.unlocked, plan, this.path)).file;
  }
}

/** One line a file: its name, and who sent it or why not. */
export const states = ({ view }: ScannedFolder): string[] =>
  view.files.map((file) =>
    file.state === 'ready'
      ? `${file.name} ${file.sender.name} ${file.number} ${file.verdict}`
      : `${file.name} ${file.state === 'refused' ? file.refusal : file.state}`,
  );

export const readyIn = ({ view }: ScannedFolder): string[] =>
  view.files.flatMap((file) => (file.state === 'ready' ? [file.name] : []));
