import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { ComboField } from '../../components/ComboField.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useCasework } from '../../stores/casework.ts';
import { useContacts } from '../../stores/contacts.ts';
import type { Failure } from '../../stores/failure.ts';
import { useIdentity } from '../../stores/identity.ts';
import { useShowValue } from '../records/show-value.ts';

interface Props {
  readonly record: RecordView;
  readonly onClose: () => void;
}

/** Another owner, another caseworker, or both, as one action. */
export function HandOver({ record, onClose }: Props) {
  const { t } = useTranslation();
  const show = useShowValue();
  const handOver = useCasework((state) => state.handOver);
  const contacts = useContacts((state) => state.contacts.value) ?? [];
  const own = useIdentity((state) => state.own);
  const before = { owner: textOf(record.values['owner']), caseworker: textOf(record.values['caseworker']) };
  const [wish, setWish] = useState(before);
  const [failure, setFailure] = useState<Failure | null>(null);
  const changed = {
    ...(wish.owner === '' || wish.owner === before.owner ? {} : { owner: wish.owner }),
    ...(wish.caseworker === '' || wish.caseworker === before.caseworker
      ? {}
      : { caseworker: wish.caseworker }),
  };
  const nothing = Object.keys(changed).length === 0;
  const save = async (): Promise<void> => {
    if (nothing) return;
    const reply = await handOver({ cases: [record.id], ...changed });
    if (reply.ok) onClose();
    else setFailure(reply.refusal);
  };
  const options = [...(own === null ? [] : [own]), ...contacts].map(({ digest }) => ({
    id: digest,
    text: show.person(digest),
  }));
  return (
    <Dialog title={t('casework.handOverTitle')} open onClose={onClose}>
      <KeyForm label={t('casework.handOverTitle')} onSave={() => void save()}>
        <Stack>
          <Quiet>{t('casework.handOverText')}</Quiet>
          {(['owner', 'caseworker'] as const).map((field) => (
            <ComboField
              key={field}
              label={t(`casework.${field}`)}
              value={wish[field] === '' ? null : wish[field]}
              options={options}
              onChange={(next) => setWish((now) => ({ ...now, [field]: next ?? '' }))}
              free
            />
          ))}
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="primary" submit disabled={nothing}>
              {t('casework.handOverDo')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
