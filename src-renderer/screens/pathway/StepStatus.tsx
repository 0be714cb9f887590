import { useRef, useState } from 'react';
import type { PathwayPlanView, PlannedStepView } from '../../../src-preload/contract/plan-views.ts';
import { StatusPick } from '../records/StatusPick.tsx';
import { RefuseStep } from './RefuseStep.tsx';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly view: PathwayPlanView;
  readonly row: PlannedStepView;
  /** After a refusal: another way beside this one. */
  readonly onParallel: () => void;
  readonly onClose: () => void;
}

/** The status of a step by one digit; a refusal asks for its day and says what follows. */
export function StepStatus({ view, row, onParallel, onClose }: Props) {
  const plan = usePlanWords(view);
  const [refusing, setRefusing] = useState(false);
  const refused = useRef(false);
  const closeRefused = (): void => {
    onClose();
    // What had the focus before went with the first of the two dialogs.
    setTimeout(() => {
      if (document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>(`[data-step="${CSS.escape(row.step.id)}"]`)?.focus();
    }, 50);
  };
  if (refusing) return <RefuseStep view={view} row={row} onParallel={onParallel} onClose={closeRefused} />;
  return (
    <StatusPick
      record={row.step}
      field="status"
      of={plan.step(row.step.id)}
      onPick={(value) => {
        refused.current = value === 'refused';
        setRefusing(refused.current);
        return refused.current;
      }}
      onClose={() => {
        if (!refused.current) onClose();
      }}
    />
  );
}
