import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TimelineLine } from '../../../src-preload/contract/casework-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row, Section } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useCasework } from '../../stores/casework.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { NewNote } from '../records/NewNote.tsx';
import { useShowValue } from '../records/show-value.ts';
import styles from './Cases.module.css';

interface Props {
  readonly id: string;
  /** Grows when the keyboard asks for a new note. */
  readonly focus: number;
}

/** What was written down and what became of the case: who, when, newest first. */
export function Timeline({ id, focus }: Props) {
  const { t } = useTranslation();
  const { value, failure } = useCasework((state) => state.timeline);
  return (
    <Section title={t('casework.timeline')}>
      <NewNote parent={id} focus={focus} />
      <RefusalNotice failure={failure} />
      {value !== null && value.lines.length > 0 && (
        <ul className={styles['list']} aria-label={t('casework.timeline')}>
          {value.lines.map((line) => (
            <Line key={line.kind === 'record' ? line.record.id : `${line.status} ${line.at}`} line={line} />
          ))}
        </ul>
      )}
      {value !== null && value.more > 0 && <Quiet>{t('casework.olderNotes', { count: value.more })}</Quiet>}
    </Section>
  );
}

function Line({ line }: { readonly line: TimelineLine }) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  const go = useNavigation((state) => state.go);
  const who = line.own ? t('common.you') : line.authorName || t('casework.unsigned');
  const when = line.at === null ? t('common.unknown') : formatInstant(line.at, words.language);
  const by = <Quiet>{t('casework.by', { who, when })}</Quiet>;
  if (line.kind === 'status') {
    const status = words.choice('caseStatus', line.status);
    return (
      <li className={styles['item']}>
        <span className={styles['note']}>
          {line.reason === null
            ? t('casework.became', { status })
            : t('casework.becameBecause', { status, reason: words.choice('closureReason', line.reason) })}
        </span>
        {by}
      </li>
    );
  }
  const { record, about } = line;
  const incident = record.type === 'incident';
  const text = textOf(record.values[incident ? 'account' : 'text']);
  const day = show.field('incident', 'day', record.values['day'] ?? null);
  return (
    <li className={styles['item']}>
      <div className={styles['main']}>
        {incident && (
          <Badge tone="danger" icon={<TriangleAlert aria-hidden />}>
            {words.record('incident')}
          </Badge>
        )}
        {about !== null && about !== '' && (
          <Quiet>
            <Bdi text={t('casework.about', { what: about })} />
          </Quiet>
        )}
        {incident && day !== '' && <Quiet>{t('casework.happened', { day })}</Quiet>}
        <span className={styles['note']}>
          <Bdi text={text} />
        </span>
      </div>
      <Row>
        {by}
        <Button small look="quiet" onPress={() => go({ name: 'record', id: record.id, section: 'cases' })}>
          {t('common.open')}
        </Button>
      </Row>
    </li>
  );
}
