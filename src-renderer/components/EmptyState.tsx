import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface Props {
  readonly icon: ReactNode;
  readonly title: string;
  /** What to do next. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ icon, title, children, action }: Props) {
  return (
    <div className={styles['empty']}>
      <span className={styles['icon']} aria-hidden>
        {icon}
      </span>
      <p className={styles['title']}>{title}</p>
      <div className={styles['text']}>{children}</div>
      {action}
    </div>
  );
}
