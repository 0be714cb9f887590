import { ArrowRight, Circle, CircleCheck, Siren } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RungView, WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { classNames } from '../../components/class-names.ts';
import { Quiet } from '../../components/Page.tsx';
import styles from './Checkins.module.css';
import { useWatchWords } from './watch-words.ts';

const stateKey = {
  reached: 'checkins.state.reached',
  next: 'checkins.state.next',
  'to come': 'checkins.state.toCome',
} as const;

/** The rungs with their moments: which are reached, which comes next, and what each says to do. */
export function LadderList({ row }: { readonly row: WatchRow }) {
  const { t } = useTranslation();
  const words = useWatchWords(row.zone);
  return (
    <ol className={styles['ladder']} aria-label={t('checkins.ladder')}>
      {row.rungs.map((rung) => (
        <li
          key={rung.number}
          className={classNames(
            styles['rung'],
            rung.state === 'reached' && styles['reached'],
            rung.state === 'next' && styles['next'],
          )}
        >
          <RungIcon rung={rung} />
          <span className={styles['head']}>
            <strong>{words.rungName(rung)}</strong>
            <span>{words.when(rung.at)}</span>
            <Quiet>
              {rung.state === 'next'
                ? t('common.and', { a: t(stateKey.next), b: words.wait(rung.at) })
                : t(stateKey[rung.state])}
            </Quiet>
          </span>
          <span className={styles['text']}>
            <Bdi text={words.rungText(rung)} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function RungIcon({ rung }: { readonly rung: RungView }) {
  const Icon =
    rung.state === 'reached'
      ? rung.alarm
        ? Siren
        : CircleCheck
      : rung.state === 'next'
        ? ArrowRight
        : Circle;
  return <Icon aria-hidden size={16} />;
}
