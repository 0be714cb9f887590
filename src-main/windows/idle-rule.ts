export interface IdleReading {
  /** Milliseconds since this window was last touched, by a clock that stops in suspend and one that doesn't. */
  readonly steady: number;
  readonly wall: number;
  /** Seconds since anything was touched on this computer, as the system tells; 0 where it can't. */
  readonly systemSeconds: number;
}

/**
 * Nobody has used the app for the whole time. What is typed elsewhere on the computer doesn't count as use: an open
 * vault behind another window is as unwatched as behind an empty chair. A wall clock set back can't delay it.
 */
export function isIdle({ steady, wall, systemSeconds }: IdleReading, minutes: number): boolean {
  return Math.max(steady, wall, systemSeconds * 1000) >= minutes * 60_000;
}
