import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import {
  FieldError,
  Group,
  Input,
  Label,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { classNames } from './class-names.ts';
import styles from './Field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Leaving the field. */
  readonly onLeave?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly hideLabel?: boolean;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  readonly focus?: boolean;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly after?: ReactNode;
  /** Every character as wide as another, for what is compared sign by sign. */
  readonly mono?: boolean;
  /** Hidden as it is typed, with a button to reveal it. */
  readonly secret?: boolean;
}

export function TextField(props: TextFieldProps) {
  const { t } = useTranslation();
  const [revealed, setRevealed] = useState(false);
  const { hint, error, label, rows } = props;
  const invalid = error !== undefined && error !== null && error !== '';
  const own = {
    className: classNames(
      styles['input'],
      rows !== undefined && styles['area'],
      props.mono === true && styles['mono'],
    ),
    autoComplete: 'off',
    spellCheck: false,
    ...(props.placeholder === undefined ? {} : { placeholder: props.placeholder }),
  };
  return (
    <AriaTextField
      className={classNames(styles['field'])}
      value={props.value}
      onChange={props.onChange}
      isInvalid={invalid}
      isDisabled={props.disabled ?? false}
      isReadOnly={props.readOnly ?? false}
      autoFocus={props.focus ?? false}
      maxLength={props.maxLength ?? (rows === undefined ? 500 : 20_000)}
      type={props.secret === true && !revealed ? 'password' : 'text'}
      {...(props.hideLabel === true ? { 'aria-label': label } : {})}
      {...(props.onLeave === undefined ? {} : { onBlur: props.onLeave })}
      {...(props.onKeyDown === undefined ? {} : { onKeyDown: props.onKeyDown })}
    >
      {props.hideLabel !== true && <Label className={classNames(styles['label'])}>{label}</Label>}
      <Group className={classNames(styles['box'])} isInvalid={invalid}>
        {rows === undefined ? <Input {...own} /> : <AriaTextArea {...own} rows={rows} />}
        {props.secret === true && (
          <Button
            look="plain"
            small
            icon={revealed ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
            label={revealed ? t('common.hideTyped') : t('common.showTyped')}
            onPress={() => setRevealed(!revealed)}
          />
        )}
        {props.after}
      </Group>
      {hint !== undefined && (
        <Text slot="description" className={classNames(styles['hint'])}>
          {hint}
        </Text>
      )}
      <FieldError className={classNames(styles['error'])}>{error}</FieldError>
    </AriaTextField>
  );
}
