import { Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView, PlanWarning } from '../../../src-preload/contract/plan-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { useNavigation } from '../../stores/navigation.ts';
import list from '../cases/Cases.module.css';
import styles from './Pathway.module.css';
import { usePlanWords } from './use-plan-words.ts';
import { placeOfWarning } from './warning-place.ts';

interface Props {
  readonly view: PathwayPlanView;
  readonly warnings: readonly PlanWarning[];
  readonly label: string;
  /** Shows a step of this page; without it nothing leads anywhere. */
  readonly onShow?: (step: string) => void;
}

const icons = {
  danger: <OctagonAlert aria-hidden />,
  warning: <TriangleAlert aria-hidden />,
  info: <Info aria-hidden />,
} as const;

/** What is wrong, by when, and what to do; each leads to where it is put right. */
export function WarningList({ view, warnings, label, onShow }: Props) {
  const { t } = useTranslation();
  const plan = usePlanWords(view);
  const go = useNavigation((state) => state.go);
  return (
    <ul className={list['list']} aria-label={label}>
      {warnings.map((warning, index) => {
        const place = placeOfWarning(view, warning);
        const sentence = plan.warning(warning);
        return (
          <li key={`${warning.code} ${index}`} className={styles['warning']}>
            <span className={styles['sentence']}>
              <Badge tone={warning.severity} icon={icons[warning.severity]}>
                {t(`pathway.severity.${warning.severity}`)}
              </Badge>
              <Bdi text={sentence} />
            </span>
            {place !== null && onShow !== undefined && (
              <Button
                small
                look="quiet"
                label={t('pathway.lookAt', { what: sentence })}
                onPress={() => ('step' in place && !('name' in place) ? onShow(place.step) : go(place))}
              >
                {t('pathway.look')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
