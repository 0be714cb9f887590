import { useTranslation } from 'react-i18next';
import type { WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Strong } from '../../components/Page.tsx';
import styles from './Checkins.module.css';
import { useWatchWords } from './watch-words.ts';

/** What to do once the danger word was said, with what the ladder says for the alarm. */
export function DangerSteps({ row }: { readonly row: WatchRow | null }) {
  const { t } = useTranslation();
  const words = useWatchWords(row?.zone ?? null);
  const alarm = row?.rungs.find((rung) => rung.alarm) ?? { number: 1, text: null, alarm: true };
  return (
    <section aria-label={t('checkins.doNow')}>
      <Strong>{t('checkins.doNow')}</Strong>
      <ol className={styles['steps']}>
        <li>{t('checkins.dangerNow1')}</li>
        <li>{t('checkins.dangerNow2')}</li>
        <li>
          <Bdi text={words.rungText(alarm)} />
        </li>
      </ol>
    </section>
  );
}
