import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import { textOf } from '../../forms/typed-values.ts';
import { NewRecord } from '../records/NewRecord.tsx';
import { BookAppointment } from './BookAppointment.tsx';
import type { StepAct } from './step-keys.ts';
import { ParallelPathway } from './ParallelPathway.tsx';
import { PrintPathway } from './PrintPathway.tsx';
import { StepStatus } from './StepStatus.tsx';

export type Doing =
  | { readonly what: 'step' | 'parallel' | 'print' }
  | { readonly what: StepAct; readonly step: string };

interface Props {
  readonly view: PathwayPlanView;
  readonly doing: Doing | null;
  readonly onDo: (doing: Doing) => void;
  readonly onClose: () => void;
}

/** What is being done on the page of a pathway. */
export function PathwayDialogs({ view, doing, onDo, onClose }: Props) {
  const { t } = useTranslation();
  if (doing === null) return null;
  const { pathway } = view;
  switch (doing.what) {
    case 'step':
      return (
        <NewRecord
          type="step"
          title={t('pathway.addStep')}
          given={{ pathway: pathway.id, status: 'notStarted' }}
          first={['title', 'due', 'documents']}
          onClose={onClose}
        />
      );
    case 'parallel':
      return <ParallelPathway caseId={textOf(pathway.values['case'])} onClose={onClose} />;
    case 'print':
      return <PrintPathway view={view} onClose={onClose} />;
    case 'status':
    case 'book':
    case 'another': {
      const row = view.steps.find(({ step }) => step.id === doing.step);
      if (row === undefined) return null;
      const planned = row.appointments.filter(
        ({ values }) => (textOf(values['status']) || 'planned') === 'planned',
      );
      // Asked again, the day is to be another one.
      const [first] = doing.what === 'book' ? planned : [];
      return doing.what !== 'status' ? (
        <BookAppointment
          view={view}
          row={row}
          {...(first === undefined ? {} : { appointment: first })}
          onClose={onClose}
        />
      ) : (
        <StepStatus view={view} row={row} onParallel={() => onDo({ what: 'parallel' })} onClose={onClose} />
      );
    }
  }
}
