import { Badge } from './Badge.tsx';
import styles from './StrengthMeter.module.css';

interface Props {
  /** 0 to 4. */
  readonly level: number;
  readonly label: string;
  readonly words: string;
}

const tones = ['neutral', 'danger', 'warning', 'ok', 'ok'] as const;

/** How good a passphrase is: in words, with a bar that only repeats them. */
export function StrengthMeter({ level, label, words }: Props) {
  const tone = tones[level] ?? 'neutral';
  return (
    <div className={styles['meter']} role="status">
      <svg className={styles[tone]} viewBox="0 0 103 4" preserveAspectRatio="none" aria-hidden>
        {[0, 1, 2, 3].map((part) => (
          <rect
            key={part}
            className={part < level ? styles['full'] : styles['rest']}
            x={part * 26}
            width="25"
            height="4"
          />
        ))}
      </svg>
      <span className={styles['words']}>
        <Badge tone={tone}>{label}</Badge>
        <span>{words}</span>
      </span>
    </div>
  );
}
