import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClosingView } from '../../../src-preload/contract/casework-views.ts';
import type { CommandInput } from '../../../src-preload/contract/commands.ts';
import { Button } from '../../components/Button.tsx';
import { CheckField } from '../../components/CheckField.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/words.ts';
import { useCasework } from '../../stores/casework.ts';
import type { Failure } from '../../stores/failure.ts';
import { fieldOf, useSchema } from '../../stores/schema.ts';
import { recordName } from '../records/record-name.ts';

type Reason = CommandInput<'case.close'>['reason'];

interface Props {
  readonly id: string;
  readonly onClose: () => void;
}

/** Names what still goes on before a case is closed; nobody is called unreachable after one evening. */
export function CloseCase({ id, onClose }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const { closing, close } = useCasework();
  const choices = useSchema((state) => fieldOf(state.types, 'case', 'closureReason')?.choices);
  const [view, setView] = useState<ClosingView | null>(null);
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  const [despite, setDespite] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void closing(id).then((reply) => (reply.ok ? setView(reply.value) : setFailure(reply.refusal)));
  }, [closing, id]);
  const save = async (): Promise<void> => {
    if (reason === null) return;
    const reply = await close({ id, reason, despite, ...(note.trim() === '' ? {} : { note }) });
    if (reply.ok) onClose();
    else setFailure(reply.refusal);
  };
  const busy = view !== null && view.open.length > 0;
  return (
    <Dialog title={t('casework.closeTitle')} open onClose={onClose}>
      <KeyForm label={t('casework.closeTitle')} onSave={() => void save()}>
        <Stack>
          {busy && (
            <Notice tone="warning" title={t('casework.openWork')}>
              <ul>
                {view.open.map(({ kind, record, house }) => (
                  <li key={record.id}>
                    {t(`casework.openWorkKind.${kind}`, { where: house ?? recordName(record, words) })}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          <SelectField
            label={t('casework.closeReason')}
            value={reason}
            placeholder={t('common.choose')}
            options={(choices?.values ?? []).map((one) => ({
              id: one,
              text: words.choice('closureReason', one),
            }))}
            onChange={(chosen) => setReason(chosen as Reason)}
            focus
          />
          {reason === 'unreachable' && view !== null && (
            <Quiet>{t('casework.attempts', { count: view.attempts.count, days: view.attempts.days })}</Quiet>
          )}
          <TextField
            label={despite ? t('casework.closeNoteNeeded') : t('casework.closeNote')}
            value={note}
            onChange={setNote}
            rows={3}
          />
          {busy && (
            <CheckField selected={despite} onChange={setDespite}>
              {t('casework.despite')}
            </CheckField>
          )}
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="primary" submit disabled={reason === null}>
              {t('casework.closeDo')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
