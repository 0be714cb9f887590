import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './NavItem.module.css';

interface Props {
  readonly icon: ReactNode;
  readonly children: string;
  readonly current: boolean;
  readonly onPress: () => void;
  readonly badge?: ReactNode;
}

export function NavItem({ icon, children, current, onPress, badge }: Props) {
  return (
    <Button
      className={classNames(styles['item'], current && styles['current'])}
      onPress={onPress}
      {...(current ? { 'aria-current': 'page' as const } : {})}
    >
      {icon}
      <span className={styles['text']}>{children}</span>
      {badge !== undefined && (
        <span className={styles['badge']} aria-hidden>
          {badge}
        </span>
      )}
    </Button>
  );
}
