import { powerMonitor, type WebContents } from 'electron';
import { isIdle } from './idle-rule.ts';

export interface IdleParts {
  minutes(): number;
  isUnlocked(): boolean;
  /** See `CallMode.since`. */
  sinceCall(): number;
  lock(code: string): void;
}

const checkEvery = 2_000;

export interface IdleWatch {
  /** Input into this window counts from now on. */
  follow(contents: WebContents): void;
  /** The waiting begins anew, as after unlocking. */
  touch(): void;
}

/** Locks when nobody uses the app, when the computer goes to sleep and when its screen is locked. */
export function watchIdle(parts: IdleParts): IdleWatch {
  let steadyAt = performance.now();
  let wallAt = Date.now();
  const touch = () => {
    steadyAt = performance.now();
    wallAt = Date.now();
  };

  let wasUnlocked = false;
  const timer = setInterval(() => {
    const unlocked = parts.isUnlocked();
    // Unlocking is itself use: the clock starts there.
    if (unlocked && !wasUnlocked) touch();
    wasUnlocked = unlocked;
    if (!unlocked) return;
    const reading = {
      steady: performance.now() - steadyAt,
      wall: Date.now() - wallAt,
      systemSeconds: powerMonitor.getSystemIdleTime(),
      sinceCall: parts.sinceCall(),
    };
    if (isIdle(reading, parts.minutes())) parts.lock('locked-idle');
  }, checkEvery);
  timer.unref();

  powerMonitor.on('suspend', () => parts.lock('locked-suspend'));
  powerMonitor.on('lock-screen', () => parts.lock('locked-screen'));

  return {
    touch,
    follow(contents) {
      contents.on('input-event', touch);
      contents.on('before-input-event', touch);
    },
  };
}
