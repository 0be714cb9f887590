import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { ComboField } from '../../components/ComboField.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { fieldOf, useSchema } from '../../stores/schema.ts';
import { recordName } from '../records/record-name.ts';
import { useRefOptions } from '../records/ref-options.ts';

interface Props {
  readonly person: RecordView;
  readonly onClose: () => void;
}

const persons = ['person'];

/** Who somebody else is to this person; they may belong to another case. */
export function AddLink({ person, onClose }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const put = useRecords((state) => state.put);
  const choices = useSchema((state) => fieldOf(state.types, 'link', 'kind')?.choices);
  const others = useRefOptions(persons).filter(({ id }) => id !== person.id);
  const [other, setOther] = useState<string | null>(null);
  const [kind, setKind] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (): Promise<void> => {
    if (other === null || kind === null) return;
    const reply = await put({ type: 'link', fields: { personA: person.id, personB: other, kind } });
    if (reply.ok) onClose();
    else setFailure(reply.refusal);
  };
  const title = t('casework.addFor', { what: t('casework.addLink'), name: recordName(person, words) });
  return (
    <Dialog title={title} open onClose={onClose}>
      <KeyForm label={title} onSave={() => void save()}>
        <Stack>
          <ComboField
            label={t('casework.linkTo')}
            value={other}
            options={others}
            onChange={setOther}
            free={false}
          />
          <ComboField
            label={t('casework.linkKind', { name: recordName(person, words) })}
            value={kind}
            options={(choices?.values ?? []).map((id) => ({ id, text: words.choice('linkKind', id) }))}
            onChange={setKind}
            free
          />
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="primary" submit disabled={other === null || kind === null}>
              {t('common.save')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
