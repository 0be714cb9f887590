import { useEffect } from 'react';
import type { TemplateFinding } from '../../../src-preload/contract/template-views.ts';
import { stepOfPath } from './finding-path.ts';

const wrong = '[aria-invalid="true"]';

/** Takes the focus to the field that a finding is about; of a step, to its first wrong field, else to the step. */
export function useFindingFocus(asked: { readonly finding: TemplateFinding } | null): void {
  useEffect(() => {
    if (asked === null) return undefined;
    // After the step has unfolded.
    const waiting = setTimeout(() => {
      const field = fieldOf(asked.finding.path);
      field?.focus();
      field?.scrollIntoView({ block: 'center' });
    }, 0);
    return () => clearTimeout(waiting);
  }, [asked]);
}

function fieldOf(path: string): HTMLElement | undefined {
  const all = (selector: string, within: ParentNode = document): readonly HTMLElement[] => [
    ...within.querySelectorAll<HTMLElement>(selector),
  ];
  const number = stepOfPath(path);
  if (number === null) return all(`form ${wrong}`).find((field) => field.closest('[data-step]') === null);
  const step = all('form [data-step]')[number];
  return step === undefined ? undefined : (all(wrong, step)[0] ?? all('button', step)[0]);
}
