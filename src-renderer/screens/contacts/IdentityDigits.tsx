import { useTranslation } from 'react-i18next';
import { DigitGroups } from '../../components/DigitGroups.tsx';
import { QrPicture } from '../../components/QrPicture.tsx';
import styles from './IdentityDigits.module.css';

interface Props {
  readonly digits: readonly string[];
  readonly label?: string;
}

/** The digits of an identity and the same as a picture: numbers only, so that any phone's camera reads them. */
export function IdentityDigits({ digits, label }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles['both']}>
      <DigitGroups label={label ?? t('onboarding.digits')} groups={digits} />
      <QrPicture label={t('onboarding.qr')} text={digits.join('')} />
    </div>
  );
}
