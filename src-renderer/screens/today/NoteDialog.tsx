import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { textOf } from '../../forms/typed-values.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { useDraft } from '../records/draft.ts';
import { newDraftKey } from '../records/NewRecord.tsx';

interface Props {
  /** The case or house that it is about. */
  readonly parent: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** A note from a list: one key, typing, Ctrl+Enter. What is typed is the draft of the page's own note. */
export function NoteDialog({ parent, title, onClose }: Props) {
  const { t } = useTranslation();
  const put = useRecords((state) => state.put);
  const draft = useDraft(newDraftKey('note', parent));
  const [text, setText] = useState(() => textOf((draft.kept as { text?: string } | null)?.text));
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (): Promise<void> => {
    if (text.trim() === '') return;
    const reply = await put({ type: 'note', fields: { parent, text: text.trim() } });
    if (!reply.ok) return setFailure(reply.refusal);
    draft.forget();
    onClose();
  };
  return (
    <Dialog title={title} open onClose={onClose}>
      <Stack>
        <TextField
          label={t('today.note')}
          hint={t('today.noteHint')}
          rows={4}
          focus
          value={text}
          onChange={(next) => {
            setText(next);
            draft.keep({ text: next });
          }}
          onKeyDown={(event) => {
            if (!event.ctrlKey || event.code !== 'Enter') return;
            event.preventDefault();
            void save();
          }}
        />
        <RefusalNotice failure={failure} />
        <Actions>
          <Button look="primary" disabled={text.trim() === ''} onPress={() => void save()}>
            {t('common.save')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}
