import styles from './DigitGroups.module.css';

interface Props {
  readonly label: string;
  readonly groups: readonly string[];
}

/** Verification digits as they are read aloud: groups of five, four to a line. */
export function DigitGroups({ label, groups }: Props) {
  return (
    <div role="group" aria-label={label} className={styles['groups']}>
      {groups.map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </div>
  );
}
