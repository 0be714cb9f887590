import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useKeptFocus } from '../keyboard/kept-focus.ts';
import styles from './FrontPage.module.css';

/** What is seen before the vault is open: one thing at a time, in the middle. */
export function FrontPage({
  children,
  corner,
}: {
  readonly children: ReactNode;
  readonly corner?: ReactNode;
}) {
  const main = useRef<HTMLElement>(null);
  useKeptFocus(main);
  return (
    <div className={styles['page']}>
      {corner !== undefined && <header className={styles['corner']}>{corner}</header>}
      <main ref={main} tabIndex={-1} className={styles['card']}>
        {children}
      </main>
    </div>
  );
}

export function FrontTitle({ children, lead }: { readonly children: ReactNode; readonly lead?: ReactNode }) {
  return (
    <div>
      <h1 className={styles['title']}>{children}</h1>
      {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
    </div>
  );
}
