import { useTranslation } from 'react-i18next';
import type { WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Quiet, Strong } from '../../components/Page.tsx';
import { systemZone } from '../../forms/zoned-time.ts';
import { useWords } from '../../i18n/words.ts';
import { useShowValue } from '../records/show-value.ts';
import styles from './Checkins.module.css';
import { DangerSteps } from './DangerSteps.tsx';
import { LadderList } from './LadderList.tsx';
import { ReachList } from './ReachList.tsx';
import { toneOf, useWatchWords } from './watch-words.ts';

interface Props {
  readonly row: WatchRow;
  /** Null: there is no schedule to change. */
  readonly onChange: (() => void) | null;
}

/** One watch: how it stands, what to do now, how to reach them, the ladder. A calm one is short. */
export function WatchCard({ row, onChange }: Props) {
  const { t } = useTranslation();
  const words = useWatchWords(row.zone);
  const { choice } = useWords();
  const { person } = useShowValue();
  const reached = row.rungs.findLast(({ state }) => state === 'reached');
  const calm = row.level === 'calm';
  const { lastTry } = row;
  return (
    <>
      <Notice tone={toneOf[row.level]} title={words.headline(row)}>
        {row.level !== 'danger' && reached !== undefined && (
          <p>
            <Strong>{`${t('checkins.doNow')}: `}</Strong>
            <Bdi text={words.rungText(reached)} />
          </p>
        )}
        {row.level === 'danger' && <DangerSteps row={row} />}
      </Notice>
      {row.unreadable && (
        <Notice tone="warning" title={t('checkins.unreadableTitle')}>
          <p>{t('checkins.unreadableText')}</p>
        </Notice>
      )}
      {row.future > 0 && (
        <Notice tone="warning" title={t('checkins.future', { count: row.future })}>
          <p>{t('checkins.futureText')}</p>
        </Notice>
      )}
      <dl className={styles['facts']}>
        <div>
          <dt>{t('checkins.lastContact')}</dt>
          <dd>
            {row.lastContact === null
              ? t('checkins.neverReached')
              : t('common.and', { a: words.when(row.lastContact), b: words.wait(row.lastContact) })}
          </dd>
        </div>
        {lastTry !== null && lastTry.at !== row.lastContact && (
          <div>
            <dt>{t('checkins.lastTry')}</dt>
            <dd>
              {t('common.and', {
                a: words.when(lastTry.at),
                b: choice('checkInOutcome', lastTry.outcome ?? ''),
              })}
            </dd>
          </div>
        )}
        {!calm && row.nextDue !== null && (
          <div>
            <dt>{t('checkins.nextDue')}</dt>
            <dd>{words.when(row.nextDue)}</dd>
          </div>
        )}
        <div>
          <dt>{t('checkins.watcher')}</dt>
          <dd>
            <Bdi text={row.watcher === null ? t('checkins.noWatcher') : person(row.watcher)} />
          </dd>
        </div>
      </dl>
      {!calm && <ReachList channels={row.channels} />}
      {/* After the danger word its own steps hold: "try again" would be wrong. */}
      {!calm && row.level !== 'danger' && row.rungs.length > 0 && <LadderList row={row} />}
      <div className={styles['head']}>
        {onChange !== null && (
          <Button small look="quiet" onPress={onChange}>
            {t('checkins.change')}
          </Button>
        )}
        {row.zone !== null && row.zone !== systemZone && (
          <Quiet>{t('checkins.zone', { zone: row.zone })}</Quiet>
        )}
      </div>
    </>
  );
}
