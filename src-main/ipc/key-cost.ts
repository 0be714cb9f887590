import type { Argon2Cost } from '../actions/ports/pgp.ts';

/** 512 MiB, three passes: about two seconds on two cores. `weak` is for tests alone, which open hundreds of vaults. */
export function keyCost(weak: boolean): Argon2Cost {
  return { memoryExponent: weak ? 13 : 19, passes: 3, parallelism: 4 };
}
