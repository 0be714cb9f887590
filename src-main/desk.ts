import { createDeskOver } from './actions/desk.ts';
import type { Desk, DeskParts } from './actions/ports/desk.ts';
import { createParts } from './parts.ts';
import { generateRecoveryCode, isSameRecoveryCode } from './vault/recovery-code.ts';

/** The desk of the vault process over the real parts. */
export function createDesk(setup: DeskParts): Desk {
  const { tools, vaults } = createParts(setup.clock, setup.randomness);
  return createDeskOver({
    tools: { ...tools, files: setup.files },
    vaults,
    ...(setup.sample ? { samplePartsAt: (clock) => createParts(clock, setup.randomness) } : {}),
    place: { path: setup.vaultPath, anchor: setup.anchorPath, cost: setup.cost },
    recoveryCodes: {
      make: () => generateRecoveryCode(setup.randomness),
      isSame: isSameRecoveryCode,
    },
  });
}
