import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView, PlannedStepView } from '../../../src-preload/contract/plan-views.ts';
import type { Json } from '../../../src-preload/contract/views.ts';
import { ComboField } from '../../components/ComboField.tsx';
import { FieldGrid } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SetField } from '../../components/SetField.tsx';
import { membersOf, setChange, textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { recordName } from '../records/record-name.ts';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly view: PathwayPlanView;
  readonly row: PlannedStepView;
}

/** What a step waits for, on whose refusal it depends, and whose it is: chosen from this pathway alone. */
export function StepLinks({ view, row }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const plan = usePlanWords(view);
  const put = useRecords((state) => state.put);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { step } = row;
  const others = view.steps
    .filter((other) => other.step.id !== step.id)
    .map((other) => ({ id: other.step.id, text: plan.step(other.step.id) }));
  const after = membersOf(step.values['dependsOn']);
  const save = async (fields: { readonly [field: string]: Json }): Promise<void> => {
    const reply = await put({ type: 'step', id: step.id, fields });
    setFailure(reply.ok ? null : reply.refusal);
  };
  return (
    <>
      <SetField
        label={t('pathway.after')}
        value={after}
        options={others}
        open={false}
        show={(id) => plan.step(id)}
        onChange={(members) => void save({ dependsOn: setChange(after, members) })}
      />
      <FieldGrid>
        <ComboField
          label={t('pathway.onlyIf')}
          value={textOf(step.values['ifRefused']) || null}
          options={others}
          onChange={(ifRefused) => void save({ ifRefused })}
          free={false}
        />
        {view.people.length > 0 && (
          <ComboField
            label={t('pathway.whose')}
            value={textOf(step.values['person']) || null}
            options={view.people.map((person) => ({ id: person.id, text: recordName(person, words) }))}
            onChange={(person) => void save({ person })}
            free={false}
          />
        )}
      </FieldGrid>
      <RefusalNotice failure={failure} />
    </>
  );
}
