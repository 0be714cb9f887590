import { useState } from 'react';
import type { Json } from '../../src-preload/contract/views.ts';
import { readInstant, showInstant, zoneOf } from '../forms/typed-values.ts';
import { ComboField } from './ComboField.tsx';
import styles from './InstantField.module.css';
import { TypedField } from './TypedField.tsx';

interface Props {
  readonly label: string;
  readonly zoneLabel: string;
  readonly value: Json | null;
  /** Where an instant is that has no zone yet. */
  readonly zone: string;
  readonly zones: readonly string[];
  readonly onChange: (value: Json | null) => void;
  /** Another zone was chosen: the same time on other clocks. */
  readonly onChoose: (value: Json | null) => void;
  readonly onLeave?: () => void;
  readonly placeholder: string;
  readonly hint: string;
  readonly wrong: string;
  readonly error?: string | null;
}

/** A time as clocks show it where it happens, and where that is. */
export function InstantField(props: Props) {
  const { value, zones } = props;
  const [chosen, setChosen] = useState(props.zone);
  const zone = zoneOf(value) === '' ? chosen : zoneOf(value);
  return (
    <div className={styles['instant']}>
      <TypedField
        // What was typed and can't be read is read again on other clocks.
        key={zone}
        label={props.label}
        value={value}
        onChange={props.onChange}
        read={(typed) => readInstant(typed, zone)}
        show={showInstant}
        placeholder={props.placeholder}
        hint={props.hint}
        wrong={props.wrong}
        error={props.error ?? null}
        {...(props.onLeave === undefined ? {} : { onLeave: props.onLeave })}
      />
      <ComboField
        label={props.zoneLabel}
        value={zone}
        options={(zones.includes(zone) ? zones : [zone, ...zones]).map((id) => ({
          id,
          text: id.replaceAll('_', ' '),
        }))}
        onChange={(next) => {
          if (next === null || next === zone) return;
          setChosen(next);
          const moved = readInstant(showInstant(value), next);
          if (moved !== null) props.onChoose(moved);
        }}
        free={false}
      />
    </div>
  );
}
