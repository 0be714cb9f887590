import { FileLock2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Row } from '../../components/Page.tsx';
import { useShortcuts } from '../../keyboard/shortcuts.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useShelter } from '../../stores/shelter.ts';
import styles from './Shelter.module.css';

/** Answers that nobody has been sent: S goes straight to what leaves, Enter there saves the file. */
export function UnsentBar() {
  const { t } = useTranslation();
  const unsent = useShelter((state) => state.unsent);
  const go = useNavigation((state) => state.go);
  const send = (to: string): void => go({ name: 'export', to, cases: [], straight: true });
  useShortcuts({
    KeyS: () => {
      const [first] = unsent;
      if (first !== undefined) send(first.to);
    },
  });
  if (unsent.length === 0) return null;
  return (
    <section className={styles['bar']} aria-label={t('shelter.unsentTitle')}>
      {unsent.map(({ to, name, count }) => (
        <Row key={to} apart>
          <span>
            {t('shelter.unsent', { count })} <Bdi text={name} />
          </span>
          <Button look="primary" icon={<FileLock2 aria-hidden />} onPress={() => send(to)}>
            {t('shelter.makeFile')}
          </Button>
        </Row>
      ))}
    </section>
  );
}
