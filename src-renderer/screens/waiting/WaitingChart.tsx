import { useTranslation } from 'react-i18next';
import type { WaitingDays, WaitingRow } from '../../../src-preload/contract/statistics-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Quiet } from '../../components/Page.tsx';
import { rowKey, useWaitingWords, type WaitingGroup } from './use-waiting-words.ts';
import styles from './Waiting.module.css';

/** The drawing is this wide, whatever the window is. */
const width = 1000;
const markWidth = 6;

/** Bars from the shortest to the longest, thick where the middle half lies, a mark at the median; the same in words. */
export function WaitingChart({ group }: { readonly group: WaitingGroup }) {
  const { t } = useTranslation();
  const words = useWaitingWords();
  const most = Math.max(1, ...group.rows.map(({ days }) => days?.most ?? 0));
  const isAnyShown = group.rows.some(({ days }) => days !== null);
  return (
    <div>
      <ul className={styles['list']} aria-label={words.group(group)}>
        {group.rows.map((row) => (
          <li key={rowKey(row)} className={styles['row']}>
            <div className={styles['name']}>
              <bdi>{words.what(row)}</bdi>
              <span className={styles['counted']}>
                <Outcome row={row} />
                <Quiet>{words.counted(row)}</Quiet>
              </span>
            </div>
            {row.days === null ? (
              <Quiet>{t('waiting.hidden')}</Quiet>
            ) : (
              <div>
                <Bar days={row.days} most={most} refused={row.outcome === 'refused'} />
                <span className={styles['said']}>{words.days(row.days)}</span>
              </div>
            )}
          </li>
        ))}
      </ul>
      {isAnyShown && (
        <div className={styles['scale']} aria-hidden>
          <span />
          <span className={styles['ticks']}>
            {[0, Math.round(most / 2)].map((tick) => (
              <span key={tick}>{tick}</span>
            ))}
            <span>{t('waiting.scaleEnd', { count: most })}</span>
          </span>
        </div>
      )}
    </div>
  );
}

export function Outcome({ row }: { readonly row: WaitingRow }) {
  const { t } = useTranslation();
  return (
    <Badge tone={row.outcome === 'refused' ? 'danger' : 'ok'}>{t(`waiting.outcome.${row.outcome}`)}</Badge>
  );
}

interface BarProps {
  readonly days: WaitingDays;
  readonly most: number;
  readonly refused: boolean;
}

function Bar({ days, most, refused }: BarProps) {
  const at = (day: number): number => (day / most) * (width - markWidth);
  const span = (from: number, to: number) => ({ x: at(from), width: Math.max(markWidth, at(to) - at(from)) });
  return (
    <svg
      aria-hidden
      className={styles[refused ? 'refused' : 'granted']}
      viewBox={`0 0 ${width} 24`}
      width="100%"
      height="24"
      preserveAspectRatio="none"
    >
      <rect className={styles['track']} x="0" y="11" width={width} height="2" />
      <rect className={styles['range']} y="8" height="8" {...span(days.least, days.most)} />
      {days.middle !== null && (
        <rect className={styles['middle']} y="5" height="14" {...span(days.middle.from, days.middle.to)} />
      )}
      <rect className={styles['median']} x={at(days.median)} y="1" width={markWidth} height="22" />
    </svg>
  );
}
