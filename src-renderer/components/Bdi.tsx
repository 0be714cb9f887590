import styles from './Bdi.module.css';

/** Characters that change the direction of text or can't be seen: in a file name they can disguise its ending. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const hidden = /([\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff])/;

/** Text by other people: isolated from the direction around it, with invisible characters made visible. */
export function Bdi({ text }: { readonly text: string }) {
  if (!hidden.test(text)) return <bdi>{text}</bdi>;
  return (
    <bdi>
      {text.split(hidden).map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          <span key={index} className={styles['control']}>
            {`U+${part.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`}
          </span>
        ),
      )}
    </bdi>
  );
}
