import { Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView, PlanWarning } from '../../../src-preload/contract/plan-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { useNavigation } from '../../stores/navigation.ts';
import list from '../cases/Cases.module.css';
import styles from './Pathway.module.css';
import { usePlanWords } from './use-plan-words.ts';
import { groupWarnings } from './warning-groups.ts';
import type { AlikeCode } from './warning-groups.ts';
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

/** What is wrong, by when, and what to do; each leads to where it is put right. What many say alike unfolds. */
export function WarningList({ view, warnings, label, onShow }: Props) {
  return (
    <ul className={list['list']} aria-label={label}>
      {groupWarnings(warnings).map(({ key, code, warnings: of }) =>
        code === null ? (
          of.map((warning) => <Line key={key} view={view} warning={warning} onShow={onShow} />)
        ) : (
          <Several key={key} view={view} code={code} warnings={of} onShow={onShow} />
        ),
      )}
    </ul>
  );
}

interface LineProps {
  readonly view: PathwayPlanView;
  readonly warning: PlanWarning;
  readonly onShow: Props['onShow'] | undefined;
}

function Line({ view, warning, onShow }: LineProps) {
  const { t } = useTranslation();
  const plan = usePlanWords(view);
  const go = useNavigation((state) => state.go);
  const place = placeOfWarning(view, warning);
  const sentence = plan.warning(warning);
  return (
    <li className={styles['warning']}>
      <span className={styles['sentence']}>
        <Severity of={warning} />
        <Bdi text={sentence} />
      </span>
      {place !== null && onShow !== undefined && (
        <span className={styles['there']}>
          <Button
            small
            look="quiet"
            label={t('pathway.lookAt', { what: sentence })}
            onPress={() => ('step' in place && !('name' in place) ? onShow(place.step) : go(place))}
          >
            {t('pathway.look')}
          </Button>
        </span>
      )}
    </li>
  );
}

interface SeveralProps {
  readonly view: PathwayPlanView;
  readonly code: AlikeCode;
  readonly warnings: readonly PlanWarning[];
  readonly onShow: Props['onShow'] | undefined;
}

function Several({ view, code, warnings, onShow }: SeveralProps) {
  const { t } = useTranslation();
  const plan = usePlanWords(view);
  const [open, setOpen] = useState(false);
  const [first] = warnings;
  const papers = code.startsWith('document');
  const names = new Set(warnings.map((one) => (papers ? plan.document(one) : plan.person(one.person))));
  const sentence = t(`pathway.several.${code}`, { count: warnings.length, what: [...names].join(', ') });
  return (
    <li>
      <div className={styles['warning']}>
        <span className={styles['sentence']}>
          {first !== undefined && <Severity of={first} />}
          <Bdi text={sentence} />
        </span>
        <span className={styles['there']}>
          <Button
            small
            look="quiet"
            expanded={open}
            label={t(open ? 'pathway.severalClose' : 'pathway.severalOpen', {
              what: sentence,
              count: warnings.length,
            })}
            onPress={() => setOpen(!open)}
          >
            {open ? t('pathway.severalFold') : t('pathway.severalShow', { count: warnings.length })}
          </Button>
        </span>
      </div>
      {open && (
        <ul className={styles['alike']} aria-label={sentence}>
          {warnings.map((warning, index) => (
            <Line key={index} view={view} warning={warning} onShow={onShow} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Severity({ of: { severity } }: { readonly of: PlanWarning }) {
  const { t } = useTranslation();
  return (
    <Badge tone={severity} icon={icons[severity]}>
      {t(`pathway.severity.${severity}`)}
    </Badge>
  );
}
