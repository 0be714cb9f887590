import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row, Section, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SaveMark } from '../../components/SaveMark.tsx';
import { TextField } from '../../components/TextField.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import styles from '../cases/Cases.module.css';
import type { Failure } from '../../stores/failure.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { useDraft } from './draft.ts';
import { newDraftKey } from './NewRecord.tsx';

interface Props {
  readonly parent: string;
  readonly notes: readonly RecordView[];
  /** Grows when the keyboard asks for a new note. */
  readonly focus: number;
}

/** Notes: one key, typing, Ctrl+Enter. */
export function NotesSection({ parent, notes, focus }: Props) {
  const { t } = useTranslation();
  const { language } = useWords();
  const put = useRecords((state) => state.put);
  const go = useNavigation((state) => state.go);
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
  const newest = notes.toSorted((a, b) => (b.changedAt ?? '').localeCompare(a.changedAt ?? ''));
  return (
    <Section title={t('cases.notes')}>
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
      {newest.length > 0 && (
        <ul className={styles['list']} aria-label={t('cases.notes')}>
          {newest.map((note) => (
            <li key={note.id} className={styles['item']}>
              <span className={styles['note']}>
                <Bdi text={textOf(note.values['text'])} />
              </span>
              <Row>
                <Quiet>{note.changedAt === null ? '' : formatInstant(note.changedAt, language)}</Quiet>
                <Button
                  small
                  look="quiet"
                  onPress={() => go({ name: 'record', id: note.id, section: 'cases' })}
                >
                  {t('common.open')}
                </Button>
              </Row>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
