import { useTranslation } from 'react-i18next';
import type { PassportDoubt } from '../../../src-preload/contract/passport-views.ts';
import { Notice } from '../../components/Notice.tsx';
import styles from './Passport.module.css';

/** What may be right, and should be known before it is saved. */
export function PassportDoubts({ doubts }: { readonly doubts: readonly PassportDoubt[] }) {
  const { t } = useTranslation();
  if (doubts.length === 0) return null;
  return (
    <Notice tone="warning" title={t('passport.doubts')}>
      <ul className={styles['faults']}>
        {doubts.map((doubt) => (
          <li key={doubt}>{t(`passport.doubt.${doubt}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}
