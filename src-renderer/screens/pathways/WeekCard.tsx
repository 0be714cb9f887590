import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AppointmentLine } from '../../../src-preload/contract/pathway-lists-views.ts';
import { classNames } from '../../components/class-names.ts';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { recordName } from '../records/record-name.ts';
import { useAppointmentWords } from './appointment-words.ts';
import styles from './WeekGrid.module.css';

interface Props {
  readonly row: AppointmentLine;
  readonly onOpen: () => void;
}

/** One appointment in the week: arrow keys come here, Tab passes by. */
export function WeekCard({ row, onOpen }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const { otherZone, troubles } = useAppointmentWords();
  const status = textOf(row.appointment.values['status']);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classNames(
        styles['card'],
        !row.planned && styles['past'],
        row.clashes.length > 0 && styles['clash'],
      )}
      onClick={onOpen}
    >
      <span className={styles['time']}>{row.time}</span>
      {otherZone(row) !== '' && <span className={styles['soft']}>{otherZone(row)}</span>}
      <strong>
        <bdi>{row.caseAlias ?? t('common.notSharedHere')}</bdi>
      </strong>
      <span>
        <bdi>{recordName(row.step, words)}</bdi>
      </span>
      {row.country !== null && <span className={styles['soft']}>{words.country(row.country)}</span>}
      {!row.planned && <span className={styles['soft']}>{words.choice('appointmentStatus', status)}</span>}
      {troubles(row).map((trouble) => (
        <span key={trouble} className={styles['trouble']}>
          <TriangleAlert aria-hidden size={14} />
          <span>{trouble}</span>
        </span>
      ))}
    </button>
  );
}
