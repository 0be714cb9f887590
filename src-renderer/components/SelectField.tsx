import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './Field.module.css';

export interface Option {
  readonly id: string;
  readonly text: string;
  readonly icon?: ReactNode;
}

interface Props {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly placeholder: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly hideLabel?: boolean;
  readonly disabled?: boolean;
  readonly focus?: boolean;
}

export function SelectField(props: Props) {
  const { label, hint, error } = props;
  return (
    <Select
      className={classNames(styles['field'])}
      value={props.value}
      onChange={(key) => {
        if (key !== null) props.onChange(String(key));
      }}
      placeholder={props.placeholder}
      isDisabled={props.disabled ?? false}
      autoFocus={props.focus ?? false}
      isInvalid={error !== undefined && error !== null && error !== ''}
      {...(props.hideLabel === true ? { 'aria-label': label } : {})}
    >
      {props.hideLabel !== true && <Label className={classNames(styles['label'])}>{label}</Label>}
      <Button className={classNames(styles['trigger'])}>
        <SelectValue />
        <ChevronDown aria-hidden size={16} />
      </Button>
      {hint !== undefined && (
        <Text slot="description" className={classNames(styles['hint'])}>
          {hint}
        </Text>
      )}
      <FieldError className={classNames(styles['error'])}>{error}</FieldError>
      <Popover className={classNames(styles['popover'])}>
        <ListBox items={props.options.map((option) => ({ ...option, key: option.id }))}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.text} className={classNames(styles['option'])}>
              {option.icon}
              {option.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
