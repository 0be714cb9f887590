import type { ReactNode } from 'react';
import styles from './ScrollRegion.module.css';

interface Props {
  readonly label: string;
  readonly children: ReactNode;
}

/** A wide or long table that scrolls by itself: it takes the focus so that the arrow keys reach all of it. */
export function ScrollRegion({ label, children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- WCAG 2.1.1: a region that scrolls must be focusable
    <div role="group" className={styles['region']} aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
