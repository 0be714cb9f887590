import { randomBytes } from 'node:crypto';
import type { Clock, Randomness } from './actions/ports/surroundings.ts';
import type { Vaults } from './actions/ports/store.ts';
import type { Tools } from './actions/unlocked.ts';
import type { HolidayFile } from './domain/holiday-file.ts';
import { holidaysFrom } from './domain/holidays.ts';
import { shippedTemplates } from './domain/shipped-templates.ts';
import { createExchange } from './exchange/exchange.ts';
import { workerScouts } from './exchange/worker-scout.ts';
import { createFiles } from './files/exchange-files.ts';
import { createFolders } from './files/exchange-folder.ts';
import { createResources } from './files/resource-files.ts';
import { createPgpForExchange } from './pgp/for-exchange.ts';
import { createPgpForVault } from './pgp/for-vault.ts';
import { createMemoryIndex, loadMemoryIndex } from './vault/index/memory-index.ts';
import { createVaults } from './vault/vaults.ts';

/** The real parts behind the ports: what the vault process and the command line are made of. */
export interface Parts {
  readonly tools: Tools;
  readonly vaults: Vaults;
}

const systemClock: Clock = { now: () => new Date() };
const systemRandomness: Randomness = { bytes: (count) => new Uint8Array(randomBytes(count)) };

/**
 * The worker beside this file's own program: as a source when this is one (tests, `node src-main/…`), else as
 * electron.vite.config.ts lays it out, one folder above the chunk that this is in.
 */
const bundleWorker = import.meta.url.endsWith('.ts') ? './bundle-worker.ts' : '../bundle-worker.js';

/** The folder of what comes with the app, from the same two places. */
const resourcesFolder = import.meta.url.endsWith('.ts') ? '../resources/' : '../../../resources/';

export function createParts(clock: Clock = systemClock, randomness: Randomness = systemRandomness): Parts {
  const pgp = createPgpForExchange();
  const exchange = createExchange(
    pgp,
    randomness,
    clock,
    workerScouts(new URL(bundleWorker, import.meta.url)),
  );
  const resources = createResources(new URL(resourcesFolder, import.meta.url));
  return {
    tools: {
      pgp,
      exchange,
      files: createFiles(randomness),
      folders: createFolders(randomness),
      clock,
      randomness,
      resources,
      templates: shippedTemplates(() => resources.files('pathways')),
      holidays: holidaysFrom(resources.files('holidays').map(({ text }) => JSON.parse(text) as HolidayFile)),
    },
    vaults: createVaults({
      pgp: createPgpForVault(),
      openChange: exchange.openChange,
      clock,
      indexes: { create: createMemoryIndex, load: loadMemoryIndex },
    }),
  };
}
