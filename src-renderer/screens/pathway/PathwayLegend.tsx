import { CalendarClock, Check, Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../components/class-names.ts';
import styles from './PathwayGrid.module.css';

/** What the fillings, lines and signs of the drawing mean. */
export function PathwayLegend() {
  const { t } = useTranslation();
  const entries = [
    { look: 'swatchSure', text: t('pathway.legendSure'), icon: null },
    { look: 'swatchSlow', text: t('pathway.legendSlow'), icon: null },
    { look: 'swatchSlack', text: t('pathway.legendSlack'), icon: null },
    { look: 'swatchCritical', text: t('pathway.legendCritical'), icon: <Zap aria-hidden size={12} /> },
    { look: 'swatchOver', text: t('pathway.legendDone'), icon: <Check aria-hidden size={12} /> },
    {
      look: 'swatchPlain',
      text: t('pathway.legendAppointment'),
      icon: <CalendarClock aria-hidden size={14} />,
    },
    { look: 'swatchToday', text: t('pathway.legendToday'), icon: null },
  ];
  return (
    <ul className={styles['legend']} aria-label={t('pathway.legend')}>
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
