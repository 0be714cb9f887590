import { useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly onSave: () => void;
  readonly children: ReactNode;
}

/** A form that Ctrl+Enter saves from any of its fields. */
export function KeyForm({ label, onSave, children }: Props) {
  const latest = useRef(onSave);
  useLayoutEffect(() => {
    latest.current = onSave;
  });
  const save = (): void => {
    // Numbers, days and lists read what was typed on leaving: they must have read it before it is saved.
    const focused = document.activeElement;
    if (focused instanceof HTMLElement) {
      focused.blur();
      focused.focus({ preventScroll: true });
    }
    setTimeout(() => latest.current(), 0);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys that belong to its fields
    <form
      aria-label={label}
      // Before the fields: buttons and radios keep Enter to themselves.
      onKeyDownCapture={(event) => {
        if (event.ctrlKey && (event.code === 'Enter' || event.code === 'NumpadEnter')) {
          event.preventDefault();
          event.stopPropagation();
          save();
        }
      }}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {children}
    </form>
  );
}
