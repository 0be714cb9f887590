import { useCallback } from 'react';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import { useShortcuts } from '../../keyboard/shortcuts.ts';
import { useResume } from '../records/resume.ts';
import type { Doing } from './PathwayDialogs.tsx';

/** Letters of the page: of the most urgent step, where none has the focus. Goes on with drafts that belong here. */
export function usePathwayKeys(view: PathwayPlanView, onDo: (doing: Doing) => void): void {
  const [next] = view.next;
  useShortcuts({
    KeyS: () => {
      if (next !== undefined) onDo({ what: 'status', step: next });
    },
    KeyA: () => {
      if (next !== undefined) onDo({ what: 'book', step: next });
    },
    KeyN: () => onDo({ what: 'step' }),
  });
  useResume(
    useCallback(
      (type, parent) => {
        if (type === 'step' && parent === view.pathway.id) onDo({ what: 'step' });
        else if (type === 'appointment' && view.steps.some(({ step }) => step.id === parent))
          onDo({ what: 'book', step: parent });
        else return false;
        return true;
      },
      [view, onDo],
    ),
  );
}
