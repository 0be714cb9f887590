import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json, RecordView } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { textOf } from '../../forms/typed-values.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { useToday } from '../../stores/today.ts';

interface Props {
  readonly stay: RecordView;
  /** Whose stay it is, for those who hear the button without the line. */
  readonly name: string;
}

interface Answer {
  readonly text: string;
  readonly fields: Readonly<Record<string, Json>>;
}

/** What a shelter is asked next: can it take them, have they come, have they left. */
export function ShelterAnswer({ stay, name }: Props) {
  const { t } = useTranslation();
  const put = useRecords((state) => state.put);
  const today = useToday((state) => state.day);
  const [failure, setFailure] = useState<Failure | null>(null);
  const status = textOf(stay.values['status']) || 'planned';
  const answer = textOf(stay.values['answer']);
  const can: Answer = { text: t('houses.canTake'), fields: { answer: 'canTake' } };
  const cannot: Answer = { text: t('houses.cannotTake'), fields: { answer: 'cannotTake' } };
  const came: Answer = { text: t('houses.came'), fields: { status: 'checkedIn', actualFrom: today } };
  const left: Answer = { text: t('houses.left'), fields: { status: 'checkedOut', actualUntil: today } };
  const answers =
    status === 'checkedIn'
      ? [left]
      : status !== 'planned'
        ? []
        : answer === 'canTake'
          ? [came]
          : answer === ''
            ? [can, cannot]
            : [];
  const say = async (fields: Answer['fields']): Promise<void> => {
    const reply = await put({ type: 'stay', id: stay.id, fields });
    setFailure(reply.ok ? null : reply.refusal);
  };
  return (
    <>
      {answers.map(({ text, fields }) => (
        <Button
          key={text}
          small
          label={t('common.labelled', { text, what: name })}
          onPress={() => void say(fields)}
        >
          {text}
        </Button>
      ))}
      <RefusalNotice failure={failure} />
    </>
  );
}
