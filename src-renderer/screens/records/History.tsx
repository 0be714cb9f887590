import { History as HistoryIcon, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryLine, RecordView } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Masked } from '../../components/Masked.tsx';
import { Quiet, Row } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { fieldOf, useSchema } from '../../stores/schema.ts';
import { isMasked } from './field-rules.ts';
import styles from './History.module.css';
import { useShowValue } from './show-value.ts';

const standings = {
  current: 'ok',
  replaced: 'neutral',
  proposed: 'info',
  'not counted': 'warning',
  'erased or withheld': 'neutral',
} as const;

/** Who said what of this record, and when: the newest first. */
export function History({ record }: { readonly record: RecordView }) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  const { version, history, undo } = useRecords();
  const types = useSchema((state) => state.types);
  const [lines, setLines] = useState<readonly HistoryLine[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let current = true;
    void history(record.id).then((reply) => {
      if (!current) return;
      if (reply.ok) setLines(reply.value);
      else setFailure(reply.refusal);
    });
    return () => {
      current = false;
    };
  }, [record.id, version, history]);

  if (lines === null)
    return failure === null ? <Quiet>{t('common.loading')}</Quiet> : <RefusalNotice failure={failure} />;
  if (lines.length === 0)
    return (
      <EmptyState icon={<HistoryIcon />} title={t('records.historyEmpty')}>
        {t('records.historyEmptyText')}
      </EmptyState>
    );
  const undone = new Set<string>();
  return (
    <>
      <RefusalNotice failure={failure} />
      <ol className={styles['lines']} aria-label={t('records.history')}>
        {lines.map((line) => {
          const { action } = line;
          const field = fieldOf(
            types,
            record.type,
            line.slot.replace(/^(field|set)\//, '').split('/')[0] ?? '',
          );
          const value = show.value(record.type, line.slot, line.value);
          const canUndo = line.own && line.standing === 'current' && action !== null && !undone.has(action);
          if (canUndo) undone.add(action);
          return (
            <li key={`${line.change} ${line.slot}`} className={styles['line']}>
              <div className={styles['what']}>
                <strong>{show.slot(record.type, line.slot)}</strong>
                {field !== undefined && isMasked(field) && line.value !== null ? (
                  <Masked what={show.slot(record.type, line.slot)}>{() => <Bdi text={value} />}</Masked>
                ) : (
                  <span className={styles['value']}>
                    <Bdi text={value} />
                  </span>
                )}
              </div>
              <Row>
                <Badge tone={standings[line.standing]}>{t(`records.standing.${line.standing}`)}</Badge>
                <Quiet>
                  <bdi>{line.own ? show.person(line.author) : line.authorName}</bdi>
                  {', '}
                  {line.at === null ? t('common.unknown') : formatInstant(line.at, words.language)}
                </Quiet>
                {canUndo && (
                  <Button
                    small
                    look="quiet"
                    icon={<Undo2 aria-hidden />}
                    onPress={() =>
                      void undo(record.id, action).then((reply) =>
                        setFailure(reply.ok ? null : reply.refusal),
                      )
                    }
                  >
                    {t('common.undo')}
                  </Button>
                )}
              </Row>
            </li>
          );
        })}
      </ol>
    </>
  );
}
