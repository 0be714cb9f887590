import { randomBytes } from 'node:crypto';
import type { Desk } from './actions/ports/desk.ts';
import type { Randomness } from './actions/ports/surroundings.ts';
import { createDesk } from './desk.ts';
import { createFiles } from './files/exchange-files.ts';
import { keepToOneself } from './files/process-limits.ts';
import { serveDesk, type SecretPort } from './ipc/serve-desk.ts';
import type { FromVault, ToVault, VaultSetup } from './ipc/vault-wire.ts';

keepToOneself();

const idleAfter = 60_000;
const main = process.parentPort;
const send = (message: FromVault) => main.postMessage(message);

function openDesk({ vaultPath, anchorPath, cost, sample }: VaultSetup): Desk {
  const randomness: Randomness = { bytes: (count) => new Uint8Array(randomBytes(count)) };
  return createDesk({
    files: createFiles(randomness),
    clock: { now: () => new Date() },
    randomness,
    vaultPath,
    anchorPath,
    cost,
    sample,
  });
}

function start(
  setup: VaultSetup,
): (message: Exclude<ToVault, { kind: 'setup' }>, ports: readonly SecretPort[]) => void {
  return serveDesk({
    desk: openDesk(setup),
    send,
    elapsed: () => performance.now(),
    printBug: (error) => {
      if (setup.printBugs) console.error(error);
    },
    idleAfter,
  });
}

let hear: ReturnType<typeof start> | null = null;
main.on('message', ({ data, ports }) => {
  const message = data as ToVault;
  if (message.kind === 'setup') hear ??= start(message);
  else hear?.(message, ports);
});
