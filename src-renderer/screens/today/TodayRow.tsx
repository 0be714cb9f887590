import { OctagonAlert, Route, TriangleAlert, Waypoints } from 'lucide-react';
import { GridListItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TodayLine } from '../../../src-preload/contract/lists-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Quiet } from '../../components/Page.tsx';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { useRowWords } from './row-words.ts';
import styles from './Today.module.css';

interface Props {
  readonly row: TodayLine;
  readonly now: number;
  readonly onAct: (row: TodayLine) => void;
  readonly onLost: (row: TodayLine) => void;
  readonly onPathway: (row: TodayLine) => void;
}

/** What, whom, how late, how dangerous, and the one thing to do; of an alarm also what follows if they are lost. */
export function TodayRow({ row, now, onAct, onLost, onPathway }: Props) {
  const { t } = useTranslation();
  const { what, whom, when } = useRowWords()(row, now);
  const named = [what, whom, when].filter(Boolean).join(', ');
  return (
    <GridListItem id={row.id} textValue={named} className={classNames(styles['row'])}>
      <div className={styles['inside']}>
        <span className={styles['what']}>
          {row.alarm ? (
            <Badge tone="alarm" icon={<OctagonAlert aria-hidden />}>
              {what}
            </Badge>
          ) : row.overdue ? (
            <Badge tone="danger" icon={<TriangleAlert aria-hidden />}>
              {what}
            </Badge>
          ) : (
            <Badge>{what}</Badge>
          )}
          {row.kind === 'checkIn' && row.overdue && !row.danger && row.rung !== null && row.rung > 0 && (
            <Badge tone="warning">{t('today.rung', { rung: row.rung })}</Badge>
          )}
          {row.blocked && <Badge tone="warning">{t('pathways.blocked')}</Badge>}
        </span>
        <strong className={styles['whom']}>
          <Bdi text={whom} />
        </strong>
        <span className={styles['when']}>
          <Quiet>{when}</Quiet>
        </span>
        <span className={styles['risk']}>
          <ChoiceBadge list="riskLevel" value={row.level ?? ''} />
        </span>
        <span className={styles['act']}>
          <Button
            small
            label={t('common.labelled', { text: t(`today.act.${row.act}`), what: whom === '' ? what : whom })}
            onPress={() => onAct(row)}
          >
            {t(`today.act.${row.act}`)}
          </Button>
          {row.pathway !== null && (
            <Button
              small
              look="quiet"
              icon={<Route aria-hidden />}
              label={t('common.labelled', { text: t('pathway.toPathway'), what: whom })}
              onPress={() => onPathway(row)}
            />
          )}
          {row.missing !== null && (
            <Button
              small
              look="quiet"
              icon={<Waypoints aria-hidden />}
              label={t('common.labelled', { text: t('today.lost'), what: whom })}
              onPress={() => onLost(row)}
            >
              {t('today.lost')}
            </Button>
          )}
        </span>
      </div>
    </GridListItem>
  );
}
