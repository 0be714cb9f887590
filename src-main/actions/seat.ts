import { done, refused, type Result } from '../domain/result.ts';
import type { PartsAt } from './sample/make-sample.ts';
import type { VaultOptions, Vaults } from './ports/store.ts';
import type { Tools, Unlocked } from './unlocked.ts';

export interface RecoveryCodes {
  make(): string;
  isSame(typed: string, shown: string): boolean;
}

export interface DeskBase {
  /** Only where the sample is played: no vault with a public passphrase is made anywhere else. */
  readonly samplePartsAt?: PartsAt;
  readonly tools: Tools;
  readonly vaults: Vaults;
  readonly place: Pick<VaultOptions, 'path' | 'anchor' | 'cost'>;
  readonly recoveryCodes: RecoveryCodes;
}

/** Who is at the desk: nobody until the vault is open. */
export class Seat {
  #unlocked: Unlocked | null = null;

  take(unlocked: Unlocked): void {
    this.#unlocked = unlocked;
  }

  get unlocked(): Unlocked | null {
    return this.#unlocked;
  }

  /** Runs with the open vault, or refuses with `locked`. */
  async with<T>(run: (unlocked: Unlocked) => Promise<Result<T>> | Result<T>): Promise<Result<T>> {
    return this.#unlocked === null ? refused('locked') : run(this.#unlocked);
  }

  /** The same for what can't be refused. */
  async show<T>(run: (unlocked: Unlocked) => Promise<T> | T): Promise<Result<T>> {
    return this.#unlocked === null ? refused('locked') : done(await run(this.#unlocked));
  }
}
