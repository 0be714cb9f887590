import { PhoneCall } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { useCall } from '../../stores/call.ts';
import styles from './Frame.module.css';

/** Stays in sight however far the page is scrolled: until it ends, nothing locks by itself. */
export function CallStrip() {
  const { t } = useTranslation();
  const { left, setOn } = useCall();
  if (left === 0) return null;
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return (
    <div className={styles['call']}>
      <PhoneCall aria-hidden size={18} />
      {/* Not live: nobody wants every second read out. */}
      <p>
        {t('app.callOn')} <time className={styles['callTime']}>{time}</time>
      </p>
      <Button small onPress={() => void setOn(false)}>
        {t('app.callEnd')}
      </Button>
    </div>
  );
}
