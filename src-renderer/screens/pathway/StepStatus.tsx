import { useEffect, useRef, useState } from 'react';
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
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // The dialog of a refusal opens while the first still has the focus, and would give it back to where nothing is any more.
      setTimeout(() => {
        const elsewhere = document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
        if (refused.current && !elsewhere && before instanceof HTMLElement) before.focus();
      }, 0);
    },
    [before],
  );
  if (refusing) return <RefuseStep view={view} row={row} onParallel={onParallel} onClose={onClose} />;
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
