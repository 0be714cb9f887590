import type { KeyboardEvent } from 'react';

/** `another`: an appointment beside the one that is planned already. */
export type StepAct = 'status' | 'book' | 'another';

const acts: Readonly<Record<string, StepAct>> = { KeyS: 'status', KeyA: 'book' };

/** The letters that act on a focused step; arrows go to the steps around it in its list. */
export const stepKeys =
  (onAct: (step: string, act: StepAct) => void) =>
  (step: string) =>
  (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const act = acts[event.code];
    if (act !== undefined) {
      event.preventDefault();
      onAct(step, act);
      return;
    }
    const towards = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
    if (towards === 0) return;
    const steps = [...document.querySelectorAll<HTMLElement>('[data-step]')];
    const at = steps.findIndex(({ dataset }) => dataset['step'] === step);
    const next = steps[at + towards];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  };
