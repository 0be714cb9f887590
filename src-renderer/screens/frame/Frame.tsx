import { useTranslation } from 'react-i18next';

export function Frame() {
  const { t } = useTranslation();
  return <main>{t('app.cases')}</main>;
}
