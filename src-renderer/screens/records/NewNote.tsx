import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Row, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SaveMark } from '../../components/SaveMark.tsx';
import { TextField } from '../../components/TextField.tsx';
import { textOf } from '../../forms/typed-values.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { useDraft } from './draft.ts';
import { newDraftKey } from './NewRecord.tsx';

interface Props {
  readonly parent: string;
  /** Grows when the keyboard asks for a new note. */
  readonly focus: number;
}

/** A note: one key, typing, Ctrl+Enter. */
export function NewNote({ parent, focus }: Props) {
  const { t } = useTranslation();
  const put = useRecords((state) => state.put);
  const draft = useDraft(newDraftKey('note', parent));
  const keptText = textOf((draft.kept as { text?: string } | null)?.text);
  const [text, setText] = useState(keptText);
  const [failure, setFailure] = useState<Failure | null>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus > 0) place.current?.querySelector('textarea')?.focus();
  }, [focus]);

  const save = async (): Promise<void> => {
    if (text.trim() === '') return;
    const reply = await put({ type: 'note', fields: { parent, text: text.trim() } });
    if (reply.ok) {
      draft.forget();
      setText('');
      place.current?.querySelector('textarea')?.focus();
      setFailure(null);
    } else setFailure(reply.refusal);
  };
  return (
    <div ref={place}>
      <Stack gap={2}>
        <TextField
          label={t('cases.newNote')}
          rows={2}
          value={text}
          onChange={(next) => {
            setText(next);
            draft.keep({ text: next });
          }}
          onKeyDown={(event) => {
            if (event.ctrlKey && event.code === 'Enter') {
              event.preventDefault();
              void save();
            }
          }}
        />
        <Row>
          <Button small disabled={text.trim() === ''} onPress={() => void save()}>
            {t('cases.saveNote')}
          </Button>
          <SaveMark state={text !== '' && keptText === text ? 'draft' : 'untouched'} />
        </Row>
        <RefusalNotice failure={failure} />
      </Stack>
    </div>
  );
}
