import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './Page.module.css';

interface PageProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  /** Above the title: where this page belongs. */
  readonly above?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The body fills the window and scrolls inside (long tables). */
  readonly fill?: boolean;
}

export function Page({ title, lead, above, actions, children, fill }: PageProps) {
  return (
    <div className={classNames(styles['page'], fill === true && styles['fill'])}>
      <header className={styles['header']}>
        <div className={styles['titles']}>
          {above}
          <h1 className={styles['title']}>{title}</h1>
          {lead !== undefined && <div className={styles['lead']}>{lead}</div>}
        </div>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly hint?: ReactNode;
}

export function Section({ title, actions, children, hint }: SectionProps) {
  return (
    <section className={styles['section']} aria-label={title}>
      <div className={styles['sectionHead']}>
        <h2 className={styles['sectionTitle']}>{title}</h2>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
      {hint !== undefined && <p className={styles['lead']}>{hint}</p>}
      {children}
    </section>
  );
}

export function Card({ children, danger }: { readonly children: ReactNode; readonly danger?: boolean }) {
  return <div className={classNames(styles['card'], danger === true && styles['danger'])}>{children}</div>;
}

export function Stack({
  children,
  gap = 4,
}: {
  readonly children: ReactNode;
  readonly gap?: 1 | 2 | 3 | 4 | 5;
}) {
  return <div className={classNames(styles['stack'], styles[`gap${gap}`])}>{children}</div>;
}

export function Row({ children, apart }: { readonly children: ReactNode; readonly apart?: boolean }) {
  return <div className={classNames(styles['row'], apart === true && styles['apart'])}>{children}</div>;
}

/** Fields beside each other while there is room. */
export function FieldGrid({ children }: { readonly children: ReactNode }) {
  return <div className={styles['grid']}>{children}</div>;
}

export function Quiet({ children }: { readonly children: ReactNode }) {
  return <span className={styles['quiet']}>{children}</span>;
}

export function Strong({ children }: { readonly children: ReactNode }) {
  return <strong className={styles['strong']}>{children}</strong>;
}
