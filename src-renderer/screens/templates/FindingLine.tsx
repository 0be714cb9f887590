import styles from './Templates.module.css';

/** What is wrong with what stands above, where no field of its own can say so. */
export function FindingLine({ text }: { readonly text: string | null }) {
  return text === null ? null : <p className={styles['finding']}>{text}</p>;
}
