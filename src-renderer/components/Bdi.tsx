import styles from './Bdi.module.css';
import { visibleParts, type TextPart } from './visible-text.ts';

/** Text by other people: isolated from the direction around it, with invisible characters made visible. */
export function Bdi({ text }: { readonly text: string }) {
  return <VisibleText parts={visibleParts(text)} />;
}

export function VisibleText({ parts }: { readonly parts: readonly TextPart[] }) {
  return (
    <bdi>
      {parts.map(({ text, mark }, index) =>
        mark ? (
          <span key={index} className={styles['control']}>
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </bdi>
  );
}
