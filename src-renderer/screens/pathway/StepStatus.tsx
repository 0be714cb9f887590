import { useRef, useState } from 'react';
import type { PathwayPlanView, PlannedStepView } from '../../../src-preload/contract/plan-views.ts';
import { StatusPick } from '../records/StatusPick.tsx';
import { RefuseStep } from './RefuseStep.tsx';

interface Props {
  readonly view: PathwayPlanView;
  readonly row: PlannedStepView;
  /** After a refusal: another way beside this one. */
  readonly onParallel: () => void;
  readonly onClose: () => void;
}

/** The status of a step by one digit; a refusal asks for its day and says what follows. */
export function StepStatus({ view, row, onParallel, onClose }: Props) {
  const [refusing, setRefusing] = useState(false);
  const refused = useRef(false);
  if (refusing) return <RefuseStep view={view} row={row} onParallel={onParallel} onClose={onClose} />;
  return (
    <StatusPick
      record={row.step}
      field="status"
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
