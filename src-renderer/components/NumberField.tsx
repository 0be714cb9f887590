import { FieldError, Group, Input, Label, NumberField as AriaNumberField, Text } from 'react-aria-components';
import { Minus, Plus } from 'lucide-react';
import { classNames } from './class-names.ts';
import { Button } from './Button.tsx';
import styles from './Field.module.css';

interface Props {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly onLeave?: () => void;
  readonly min?: number;
  readonly max?: number;
  readonly hint?: string;
  readonly error?: string | null;
}

/** A whole number. */
export function NumberField(props: Props) {
  const { error, hint } = props;
  return (
    <AriaNumberField
      className={classNames(styles['field'])}
      value={props.value ?? Number.NaN}
      onChange={(value) => props.onChange(Number.isNaN(value) ? null : Math.round(value))}
      minValue={props.min ?? 0}
      maxValue={props.max ?? 1_000_000}
      isInvalid={error !== undefined && error !== null && error !== ''}
      formatOptions={{ maximumFractionDigits: 0, useGrouping: false }}
      {...(props.onLeave === undefined ? {} : { onBlur: props.onLeave })}
    >
      <Label className={classNames(styles['label'])}>{props.label}</Label>
      <Group className={classNames(styles['box'])}>
        <Input className={classNames(styles['input'])} />
        <Button look="plain" small slot="decrement" icon={<Minus aria-hidden />} />
        <Button look="plain" small slot="increment" icon={<Plus aria-hidden />} />
      </Group>
      {hint !== undefined && (
        <Text slot="description" className={classNames(styles['hint'])}>
          {hint}
        </Text>
      )}
      <FieldError className={classNames(styles['error'])}>{error}</FieldError>
    </AriaNumberField>
  );
}
