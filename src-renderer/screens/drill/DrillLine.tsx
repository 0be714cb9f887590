import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrillReason, Urgency } from '../../../src-preload/contract/drill-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { classNames } from '../../components/class-names.ts';
import { Row } from '../../components/Page.tsx';
import styles from './Drill.module.css';
import { useDrillWords } from './use-drill-words.ts';

const tones = { tonight: 'alarm', coming: 'danger', known: 'warning', traces: 'neutral' } as const;

interface Props {
  readonly name: string;
  readonly urgency: Urgency;
  readonly reasons: readonly DrillReason[];
  /** Beside the name. */
  readonly badges?: ReactNode;
  readonly actions?: ReactNode;
  readonly told?: boolean;
  readonly children?: ReactNode;
}

/** Who or what, how soon, and every reason in words. */
export function DrillLine({ name, urgency, reasons, badges, actions, told, children }: Props) {
  const { t } = useTranslation();
  const words = useDrillWords();
  return (
    <li className={classNames(styles['line'], told === true && styles['told'])}>
      <div className={styles['main']}>
        <Row>
          <strong>
            <Bdi text={words.nameOr(name)} />
          </strong>
          <Badge tone={tones[urgency]}>{t(`drill.urgency.${urgency}`)}</Badge>
          {badges}
        </Row>
        {reasons.length > 0 && (
          <ul className={styles['reasons']}>
            {reasons.map((reason) => {
              const text = words.sentence(reason);
              return (
                <li key={text}>
                  <Bdi text={text} />
                </li>
              );
            })}
          </ul>
        )}
        {children}
      </div>
      {actions !== undefined && <Row>{actions}</Row>}
    </li>
  );
}
