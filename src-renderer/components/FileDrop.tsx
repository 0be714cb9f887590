import { FileInput } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Button } from './Button.tsx';
import styles from './FileDrop.module.css';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly choose: string;
  readonly onFile: (file: File) => void;
  readonly busy?: boolean;
  readonly accept?: string;
  readonly more?: ReactNode;
  /** Several at once: `onFile` hears of each. */
  readonly several?: boolean;
}

/** A place to drop a file on (or several), with a button that does the same by keyboard. */
export function FileDrop({ label, hint, choose, onFile, busy, accept, more, several }: Props) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: Iterable<File>): void => {
    for (const file of [...files].slice(0, several === true ? undefined : 1)) onFile(file);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the button inside does the same by keyboard
    <div
      role="group"
      aria-label={label}
      className={classNames(styles['drop'], over && styles['over'])}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        if (busy !== true) take(event.dataTransfer.files);
      }}
    >
      <FileInput aria-hidden size={22} className={styles['icon']} />
      <p className={styles['label']}>{label}</p>
      <p className={styles['hint']}>{hint}</p>
      <div className={styles['buttons']}>
        <Button busy={busy ?? false} onPress={() => input.current?.click()}>
          {choose}
        </Button>
        {more}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        multiple={several ?? false}
        aria-label={label}
        {...(accept === undefined ? {} : { accept })}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again after it was refused.
          event.target.value = '';
          take(files);
        }}
      />
    </div>
  );
}
