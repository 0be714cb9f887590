import { useMemo } from 'react';
import { VisibleText } from './Bdi.tsx';
import { Quiet } from './Page.tsx';
import styles from './PlainText.module.css';
import { visibleLines } from './visible-text.ts';

interface Props {
  readonly text: string;
  readonly label: string;
  /** It is only the beginning. */
  readonly cut: boolean;
  /** Says so, also where there are more lines than are shown. */
  readonly cutText: string;
}

/** Text by strangers, line by line, each isolated and with invisible characters made visible. Markup is text too. */
export function PlainText({ text, label, cut, cutText }: Props) {
  const shown = useMemo(() => visibleLines(text), [text]);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by keyboard */}
      <div className={styles['text']} role="region" aria-label={label} tabIndex={0}>
        {shown.lines.map((parts, index) => (
          <span key={index} className={styles['line']}>
            <VisibleText parts={parts} />
          </span>
        ))}
      </div>
      {(cut || shown.cut) && <Quiet>{cutText}</Quiet>}
    </>
  );
}
