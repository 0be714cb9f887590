import { useState } from 'react';
import type { Json } from '../../src-preload/contract/views.ts';
import { TextField } from './TextField.tsx';

interface Props {
  readonly label: string;
  readonly value: Json | null;
  readonly onChange: (value: Json | null) => void;
  readonly onLeave?: () => void;
  readonly read: (typed: string) => Json | null;
  readonly show: (value: Json | null) => string;
  readonly placeholder: string;
  readonly hint: string;
  readonly wrong: string;
  readonly error?: string | null;
}

/** A value typed as one line: changes only while the line can be read. */
export function TypedField(props: Props) {
  const { value, show, read } = props;
  const shown = show(value);
  const [typed, setTyped] = useState(shown);
  const [before, setBefore] = useState(shown);
  if (before !== shown) {
    setBefore(shown);
    // What is being typed stays as typed while it means the same.
    if (typed.trim() === '' || show(read(typed)) !== shown) setTyped(shown);
  }
  const wrong = typed.trim() !== '' && read(typed) === null;
  return (
    <TextField
      label={props.label}
      value={typed}
      placeholder={props.placeholder}
      hint={props.hint}
      error={wrong ? props.wrong : (props.error ?? null)}
      onChange={(text) => {
        setTyped(text);
        const next = read(text);
        if (next !== null || text.trim() === '') props.onChange(next);
      }}
      {...(props.onLeave === undefined ? {} : { onLeave: props.onLeave })}
    />
  );
}
