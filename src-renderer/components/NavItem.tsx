import type { ReactNode } from 'react';
import { Button, VisuallyHidden } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './NavItem.module.css';

interface Props {
  readonly icon: ReactNode;
  readonly children: string;
  readonly current: boolean;
  readonly onPress: () => void;
  readonly badge?: ReactNode;
  /** A number that matters, and what it says when read out. */
  readonly count?: { readonly number: number; readonly words: string };
}

export function NavItem({ icon, children, current, onPress, badge, count }: Props) {
  return (
    <Button
      className={classNames(styles['item'], current && styles['current'])}
      onPress={onPress}
      {...(current ? { 'aria-current': 'page' as const } : {})}
    >
      {icon}
      <span className={styles['text']}>{children}</span>
      {count !== undefined && (
        <span className={styles['count']}>
          <span aria-hidden>{count.number}</span>
          <VisuallyHidden>{count.words}</VisuallyHidden>
        </span>
      )}
      {badge !== undefined && (
        <span className={styles['badge']} aria-hidden>
          {badge}
        </span>
      )}
    </Button>
  );
}
