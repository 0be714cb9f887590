import { Waypoints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DrillStart } from '../../../src-preload/contract/drill-views.ts';
import { Button } from '../../components/Button.tsx';
import { useNavigation } from '../../stores/navigation.ts';

interface Props {
  readonly start: DrillStart;
  /** For those who don't see the line it stands in. */
  readonly name: string;
  /** In a drill already: from one to the next. */
  readonly too?: boolean;
}

/** To the drill from here. */
export function StartDrill({ start, name, too }: Props) {
  const { t } = useTranslation();
  const go = useNavigation((state) => state.go);
  const text = too === true ? t('drill.too') : t('drill.start');
  return (
    <Button
      small
      look="quiet"
      icon={<Waypoints aria-hidden />}
      label={t('common.labelled', { text, what: name })}
      onPress={() => go({ name: 'drill', start })}
    >
      {text}
    </Button>
  );
}
