import { Check, MessageSquareWarning, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../components/class-names.ts';
import styles from './Timeline.module.css';

/** What the lines, fillings and signs of the drawing mean. */
export function TimelineLegend() {
  const { t } = useTranslation();
  const entries = [
    { look: 'planned', text: t('houses.barPlanned'), icon: null },
    { look: 'actual', text: t('houses.barActual'), icon: <Check aria-hidden size={12} /> },
    {
      look: 'overridden',
      text: t('houses.barOverridden'),
      icon: <MessageSquareWarning aria-hidden size={12} />,
    },
    { look: 'clash', text: t('houses.barClash'), icon: <TriangleAlert aria-hidden size={12} /> },
    { look: 'shut', text: t('houses.barBlocked'), icon: null },
  ];
  return (
    <ul className={styles['legend']} aria-label={t('houses.legend')}>
      {entries.map(({ look, text, icon }) => (
        <li key={look}>
          <span className={classNames(styles['swatch'], styles[look])} aria-hidden>
            {icon}
          </span>
          {text}
        </li>
      ))}
    </ul>
  );
}
