import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { typedAlike } from '../../forms/typed-alike.ts';
import { textOf } from '../../forms/typed-values.ts';
import type { Failure } from '../../stores/failure.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';

interface Props {
  readonly record: RecordView;
  readonly onClose: () => void;
}

/** A house is lost: its code name is typed, so that a slip of the hand empties no house. It ends in the drill. */
export function HouseLost({ record, onClose }: Props) {
  const { t } = useTranslation();
  const put = useRecords((state) => state.put);
  const go = useNavigation((state) => state.go);
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const codeName = textOf(record.values['codeName']);
  const agrees = typedAlike(typed, codeName);
  const save = async (): Promise<void> => {
    if (!agrees) return;
    const reply = await put({ type: 'safeHouse', id: record.id, fields: { state: 'compromised' } });
    if (!reply.ok) return setFailure(reply.refusal);
    onClose();
    // Who is there, who comes, whom to call: the next thing to do.
    go({ name: 'drill', start: { kind: 'house', id: record.id } });
  };
  return (
    <Dialog title={t('houses.lostTitle')} open alert onClose={onClose}>
      <form
        aria-label={t('houses.lostTitle')}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack>
          <p>{t('houses.lostText')}</p>
          <TextField
            label={t('houses.lostType')}
            value={typed}
            onChange={setTyped}
            hint={<Bdi text={codeName} />}
            focus
          />
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="danger" submit disabled={!agrees}>
              {t('houses.lost')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
