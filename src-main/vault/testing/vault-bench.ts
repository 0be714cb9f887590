import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogEntry } from '../../actions/ports/log.ts';
import type { PgpForVault } from '../../actions/ports/pgp.ts';
import type { OpenChange, OpenVault, VaultOptions, Vaults } from '../../actions/ports/store.ts';
import type { Result } from '../../domain/result.ts';
import { createVaults } from '../vaults.ts';
import type { IndexMaker } from '../index-maker.ts';
import { rememberingIndexes } from './remembering-index.ts';

export const passphrase = 'right donkey paper lamp';

/** The least that Argon2 takes: tests derive often, and are not about its strength. */
export const smallCost = { memoryExponent: 4, passes: 1, parallelism: 1 };

export const setting = (name: string, value: string | number): LogEntry => ({ kind: 'setting', name, value });

/** The value of a result that has to be good. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** The code of a result that has to be a refusal. */
export const codeOf = (result: Result<unknown>): string => (result.ok ? 'done' : result.refusal.code);

/** Opens a change far enough to count its record: disclosures are `[salt, key, value]`. */
export const openChange: OpenChange = (id, author, wire) => ({
  id,
  author,
  disclosures: wire.disclosures.map((text) => {
    const [, key, value] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [
      string,
      string,
      string,
    ];
    return { digest: '' as never, key, value };
  }),
});

/** A folder of its own with vaults in it. */
export interface Bench {
  readonly folder: string;
  readonly path: string;
  readonly anchor: string;
  readonly vaults: Vaults;
  readonly indexes: ReturnType<typeof rememberingIndexes>;
  options(change?: Partial<VaultOptions>): VaultOptions;
  create(change?: Partial<VaultOptions>): Promise<OpenVault>;
  open(change?: Partial<VaultOptions>): Promise<OpenVault>;
  remove(): void;
}

export function bench(pgp: PgpForVault, makers?: IndexMaker, now = () => new Date()): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-vault-'));
  const path = join(folder, 'records.vault');
  const anchor = join(folder, 'anchor');
  const indexes = rememberingIndexes();
  const vaults = createVaults({ pgp, openChange, clock: { now }, indexes: makers ?? indexes });
  const options = (change: Partial<VaultOptions> = {}): VaultOptions => ({
    path,
    passphrase,
    anchor,
    cost: smallCost,
    progress: () => {},
    ...change,
  });
  return {
    folder,
    path,
    anchor,
    vaults,
    indexes,
    options,
    create: async (change) => must(await vaults.create(options(change))),
    open: async (change) => must(await vaults.open(options(change))),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
