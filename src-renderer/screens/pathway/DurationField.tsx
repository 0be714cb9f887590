import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json, RecordView } from '../../../src-preload/contract/views.ts';
import { FieldGrid } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { durationOf, durationUnits, readSpan, showSpan } from '../../forms/duration.ts';
import type { DurationUnit } from '../../forms/duration.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';

/** How long a step usually takes, from the quickest to the slowest; leaving it saves it. */
export function DurationField({ step }: { readonly step: RecordView }) {
  const { t } = useTranslation();
  const put = useRecords((state) => state.put);
  const stored = durationOf(step.values['duration']);
  const shown = stored === null ? '' : showSpan(stored);
  const [typed, setTyped] = useState(shown);
  const [before, setBefore] = useState(shown);
  const [unit, setUnit] = useState<DurationUnit>(stored?.unit ?? 'days');
  const [failure, setFailure] = useState<Failure | null>(null);
  if (before !== shown) {
    setBefore(shown);
    setTyped(shown);
    if (stored !== null) setUnit(stored.unit);
  }
  const span = readSpan(typed);
  const save = async (next: DurationUnit): Promise<void> => {
    if (span === null && typed.trim() !== '') return;
    const duration: Json | null = span === null ? null : { ...span, unit: next };
    if (JSON.stringify(durationOf(duration)) === JSON.stringify(stored)) return;
    const reply = await put({ type: 'step', id: step.id, fields: { duration } });
    setFailure(reply.ok ? null : reply.refusal);
  };
  return (
    <>
      <FieldGrid>
        <TextField
          label={t('pathway.duration')}
          value={typed}
          onChange={setTyped}
          onLeave={() => void save(unit)}
          placeholder={t('pathway.durationForm')}
          hint={t('pathway.durationHint')}
          error={typed.trim() !== '' && span === null ? t('pathway.durationWrong') : null}
        />
        <SelectField
          label={t('pathway.durationUnit')}
          value={unit}
          placeholder={t('common.choose')}
          options={durationUnits.map((id) => ({ id, text: t(`pathway.unit.${id}`) }))}
          onChange={(id) => {
            const next = durationUnits.find((one) => one === id) ?? unit;
            setUnit(next);
            void save(next);
          }}
        />
      </FieldGrid>
      <RefusalNotice failure={failure} />
    </>
  );
}
