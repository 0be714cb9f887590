import { Check, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './HonestLimits.module.css';

/** What the app does and, as plainly, what it can't do. */
export function HonestLimits() {
  const { t } = useTranslation();
  const does = [t('onboarding.what1'), t('onboarding.what2'), t('onboarding.what3')];
  const limits = [
    t('onboarding.limit1'),
    t('onboarding.limit2'),
    t('onboarding.limit3'),
    t('onboarding.limit4'),
    t('onboarding.limit5'),
  ];
  return (
    <div className={styles['both']}>
      <ul className={styles['list']}>
        {does.map((text) => (
          <li key={text}>
            <Check aria-hidden size={16} className={styles['does']} />
            {text}
          </li>
        ))}
      </ul>
      <h2 className={styles['title']}>{t('onboarding.limitsTitle')}</h2>
      <ul className={styles['list']}>
        {limits.map((text) => (
          <li key={text}>
            <TriangleAlert aria-hidden size={16} className={styles['limit']} />
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
