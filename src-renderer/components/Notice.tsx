import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './Notice.module.css';

export type Tone = 'info' | 'ok' | 'warning' | 'danger';

interface Props {
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Read out when it appears. */
  readonly live?: boolean;
}

const icons = { info: Info, ok: CircleCheck, warning: TriangleAlert, danger: OctagonAlert } as const;

/** Something that must not be missed, in the place it belongs to: colour, icon and words. */
export function Notice({ tone, title, children, actions, live }: Props) {
  const Icon = icons[tone];
  return (
    <div
      className={classNames(styles['notice'], styles[tone])}
      {...(live === true ? { role: tone === 'danger' ? 'alert' : 'status' } : {})}
    >
      <Icon aria-hidden size={18} className={styles['icon']} />
      <div className={styles['body']}>
        <p className={styles['title']}>{title}</p>
        {children}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
