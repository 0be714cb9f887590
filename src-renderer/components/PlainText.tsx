import { Bdi } from './Bdi.tsx';
import styles from './PlainText.module.css';

/** More elements than this make a window slow. */
const mostLines = 5000;

interface Props {
  readonly text: string;
  readonly label: string;
}

/** Text by strangers, line by line, each isolated and with invisible characters made visible. Markup is text too. */
export function PlainText({ text, label }: Props) {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/, mostLines);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by keyboard
    <div className={styles['text']} role="region" aria-label={label} tabIndex={0}>
      {lines.map((line, index) => (
        <span key={index} className={styles['line']}>
          <Bdi text={line.replaceAll('\t', '    ')} />
        </span>
      ))}
    </div>
  );
}
