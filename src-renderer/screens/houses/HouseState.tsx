import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { StatusPick } from '../records/StatusPick.tsx';

interface Props {
  readonly record: RecordView;
  /** Compromised was picked: a slip of the hand must not empty a house. */
  readonly onLost: () => void;
  readonly onClose: () => void;
}

/** The state of a house by one digit. Out of `compromised` only by a second word: people would be sent there again. */
export function HouseState({ record, onLost, onClose }: Props) {
  const [next, setNext] = useState<string | null>(null);
  /** The list closes itself once a value is picked; the question comes after it. */
  const asking = useRef(false);
  if (next !== null) return <HouseReopen record={record} state={next} onClose={onClose} />;
  const lost = textOf(record.values['state']) === 'compromised';
  return (
    <StatusPick
      record={record}
      field="state"
      onPick={(state) => {
        if (lost && state === 'compromised') return true;
        if (state === 'compromised') onLost();
        else if (lost) {
          asking.current = true;
          setNext(state);
        }
        return lost || state === 'compromised';
      }}
      onClose={() => {
        if (!asking.current) onClose();
      }}
    />
  );
}

interface ReopenProps {
  readonly record: RecordView;
  readonly state: string;
  readonly onClose: () => void;
}

function HouseReopen({ record, state, onClose }: ReopenProps) {
  const { t } = useTranslation();
  const words = useWords();
  const put = useRecords((store) => store.put);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (): Promise<void> => {
    const reply = await put({ type: 'safeHouse', id: record.id, fields: { state } });
    if (reply.ok) onClose();
    else setFailure(reply.refusal);
  };
  return (
    <Dialog title={t('houses.reopenTitle')} open alert onClose={onClose}>
      <Stack>
        <p>
          <strong>
            <Bdi text={textOf(record.values['codeName'])} />
          </strong>
        </p>
        <p>{t('houses.reopenText', { state: words.choice('houseState', state) })}</p>
        <RefusalNotice failure={failure} />
        <Actions>
          <Button look="danger" onPress={() => void save()}>
            {t('houses.reopen')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}
