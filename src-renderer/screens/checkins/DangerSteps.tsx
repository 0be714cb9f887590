import { useTranslation } from 'react-i18next';
import type { WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Strong } from '../../components/Page.tsx';
import styles from './Checkins.module.css';

/** What to do once the danger word was said, with what the ladder says for the alarm. */
export function DangerSteps({ row }: { readonly row: WatchRow | null }) {
  const { t } = useTranslation();
  const plan = row?.rungs.find((rung) => rung.alarm)?.text ?? t('checkins.dangerNow3');
  return (
    <section aria-label={t('checkins.doNow')}>
      <Strong>{t('checkins.doNow')}</Strong>
      <ol className={styles['steps']}>
        <li>{t('checkins.dangerNow1')}</li>
        <li>{t('checkins.dangerNow2')}</li>
        <li>
          <Bdi text={plan} />
        </li>
      </ol>
    </section>
  );
}
