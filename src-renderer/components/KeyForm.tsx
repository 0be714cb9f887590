import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly onSave: () => void;
  readonly children: ReactNode;
}

/** A form that Ctrl+Enter saves from any of its fields. */
export function KeyForm({ label, onSave, children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys that bubble from its fields
    <form
      aria-label={label}
      onKeyDown={(event) => {
        if (event.ctrlKey && (event.code === 'Enter' || event.code === 'NumpadEnter')) {
          event.preventDefault();
          onSave();
        }
      }}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {children}
    </form>
  );
}
