import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicateView } from '../../../src-preload/contract/intake-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Quiet } from '../../components/Page.tsx';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import styles from './Intake.module.css';

interface Props {
  readonly found: readonly DuplicateView[];
  readonly label: string;
  readonly actions: (duplicate: DuplicateView) => ReactNode;
}

/** Who may be the same, and why; names and numbers themselves are not repeated. */
export function DuplicateList({ found, label, actions }: Props) {
  const { t } = useTranslation();
  return (
    <ul className={styles['found']} aria-label={label}>
      {found.map((one) => (
        <li key={one.id} className={styles['one']}>
          <span className={styles['why']}>
            <strong>
              <Bdi text={one.name} />
            </strong>{' '}
            <ChoiceBadge list="caseStatus" value={one.status ?? ''} />{' '}
            <Quiet>{one.reasons.map((reason) => t(`intake.reason.${reason}`)).join(', ')}</Quiet>
          </span>
          {actions(one)}
        </li>
      ))}
    </ul>
  );
}
