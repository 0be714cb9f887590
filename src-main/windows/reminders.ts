export interface ReminderParts {
  now(): number;
  /** The vault is open and somebody is at the window: it shows what is due itself. */
  isWatched(): boolean;
  remind(): void;
}

export interface Reminders {
  /** In the place of those kept before: epoch milliseconds, in any order. */
  keep(times: readonly number[]): void;
}

/** A clock that was set, or a computer that slept, is noticed after so long. */
const lookEvery = 30_000;

/**
 * Keeps moments, in memory alone, and reminds when one has come while nobody is at the open vault. It knows nothing else: not whose they are,
 * nor how many came at once.
 */
export function createReminders(parts: ReminderParts): Reminders {
  let coming: readonly number[] = [];
  let timer: NodeJS.Timeout | undefined;

  function look(): void {
    const now = parts.now();
    const before = coming.length;
    coming = coming.filter((at) => at > now);
    if (coming.length < before && !parts.isWatched()) parts.remind();
    wait();
  }

  function wait(): void {
    clearTimeout(timer);
    if (coming.length === 0) return;
    timer = setTimeout(look, Math.min(Math.max(0, Math.min(...coming) - parts.now()), lookEvery));
    timer.unref();
  }

  return {
    keep(times) {
      const now = parts.now();
      coming = times.filter((at) => at > now);
      wait();
    },
  };
}
