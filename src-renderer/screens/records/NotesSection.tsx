import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row, Section } from '../../components/Page.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import styles from '../cases/Cases.module.css';
import { useNavigation } from '../../stores/navigation.ts';
import { NewNote } from './NewNote.tsx';

interface Props {
  readonly parent: string;
  readonly notes: readonly RecordView[];
  /** Grows when the keyboard asks for a new note. */
  readonly focus: number;
}

/** Notes of one record, newest first. */
export function NotesSection({ parent, notes, focus }: Props) {
  const { t } = useTranslation();
  const { language } = useWords();
  const go = useNavigation((state) => state.go);
  const newest = notes.toSorted((a, b) => (b.changedAt ?? '').localeCompare(a.changedAt ?? ''));
  return (
    <Section title={t('cases.notes')}>
      <NewNote parent={parent} focus={focus} />
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
