import type { ReactNode } from 'react';
import styles from './FrontPage.module.css';

/** What is seen before the vault is open: one thing at a time, in the middle. */
export function FrontPage({
  children,
  corner,
}: {
  readonly children: ReactNode;
  readonly corner?: ReactNode;
}) {
  return (
    <div className={styles['page']}>
      {corner !== undefined && <header className={styles['corner']}>{corner}</header>}
      <main className={styles['card']}>{children}</main>
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
