import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';

interface Props {
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asked once before "safe" ends a danger word: whoever holds someone makes them say so. */
export function SafeAfterDanger({ onYes, onNo }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('checkins.safeAfterTitle')} open alert onClose={onNo}>
      <p>{t('checkins.safeAfterText')}</p>
      <Actions>
        <Button focus onPress={onNo}>
          {t('checkins.safeAfterNo')}
        </Button>
        <Button onPress={onYes}>{t('checkins.safeAfterYes')}</Button>
      </Actions>
    </Dialog>
  );
}
