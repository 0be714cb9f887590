import { mkdirSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../domain/trust.ts';
import type { Argon2Cost } from '../ports/pgp.ts';
import { demoPassphrase, must, Party } from '../../cli/demo/party.ts';
import { openVault } from '../open-vault.ts';
import type { Unlocked } from '../unlocked.ts';
import { scoutsHere } from '../../exchange/crafted-bundle.ts';
import { createExchange } from '../../exchange/exchange.ts';
import { createParts, type Parts } from '../../parts.ts';

/** The least that slots accept: tests make many vaults. */
export const testCost: Argon2Cost = { memoryExponent: 10, passes: 1, parallelism: 1 };

/**
 * The real parts, but for the worker: its scout goes ahead in this thread, since starting one takes longer than all the rest of
 * an import. `worker-scout.slow.test.ts`, the command line and the windows have the worker.
 */
function partsOfTests(): Parts {
  const { tools, vaults } = createParts();
  const { pgp, randomness, clock } = tools;
  return { tools: { ...tools, exchange: createExchange(pgp, randomness, clock, scoutsHere(pgp)) }, vaults };
}

/** A folder with real vaults and real keys, gone afterwards. */
export class Stage {
  readonly folder: string;
  readonly parts: Parts = partsOfTests();
  readonly #parties: Party[] = [];
  readonly #apart: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.#apart = `${folder}-apart`;
  }

  static async open(): Promise<Stage> {
    return new Stage(await mkdtemp(join(tmpdir(), 'corridor-actions-')));
  }

  async party(name: string, role: Role = 'coordinator'): Promise<Party> {
    const party = await Party.begin(this.parts, this.folder, name, role, testCost);
    this.#parties.push(party);
    return party;
  }

  /** Two coordinators who have verified each other. */
  async pair(): Promise<readonly [Party, Party]> {
    const anna = await this.party('anna');
    const boris = await this.party('boris');
    await anna.meet(boris, 'coordinator');
    await boris.meet(anna, 'coordinator');
    return [anna, boris];
  }

  /** A copy of the file as it is when locked. */
  async copyOf(party: Party, copy: string): Promise<void> {
    await this.reopen(party, (path) => cp(path, copy));
  }

  /** Copies the vault file of an earlier day over someone's, and opens it anew. */
  async copyBack(party: Party, copy: string): Promise<void> {
    await this.reopen(party, (path) => cp(copy, path));
  }

  /** Locks and unlocks; `meanwhile` something may happen to the file. */
  async reopen(party: Party, meanwhile?: (path: string) => Promise<void>): Promise<void> {
    const { path } = party.unlocked.vault;
    await party.close();
    await meanwhile?.(path);
    const place = {
      path,
      passphrase: demoPassphrase,
      anchor: path.replace(/\.vault$/, '.anchor'),
      cost: testCost,
      progress: () => undefined,
    };
    this.become(party, must(await openVault(this.parts.tools, this.parts.vaults, place)));
  }

  /** Goes on with what an action gave back: other own keys. */
  become(party: Party, unlocked: Unlocked): void {
    (party as { unlocked: Unlocked }).unlocked = unlocked;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** A path apart from the vaults, as an exchange folder has to have it. */
  outside(name: string): string {
    mkdirSync(this.#apart, { recursive: true });
    return join(this.#apart, name);
  }

  async close(): Promise<void> {
    for (const party of this.#parties) await party.close();
    await rm(this.folder, { recursive: true, force: true });
    await rm(this.#apart, { recursive: true, force: true });
  }
}
