import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './Badge.module.css';

interface Props {
  readonly children: ReactNode;
  readonly tone?: 'neutral' | 'info' | 'ok' | 'warning' | 'danger' | 'alarm';
  readonly icon?: ReactNode;
  /** A sentence: may take several lines. */
  readonly wraps?: boolean;
}

/** A state in words; colour and icon only repeat them. `alarm` is for what endangers people now. */
export function Badge({ children, tone = 'neutral', icon, wraps }: Props) {
  return (
    <span className={classNames(styles['badge'], styles[tone], wraps === true && styles['wraps'])}>
      {icon}
      {children}
    </span>
  );
}
