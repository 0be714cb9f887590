import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { ComboBox, Group, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { classNames } from './class-names.ts';
import styles from './Field.module.css';

export interface ComboOption {
  readonly id: string;
  readonly text: string;
}

interface Props {
  readonly label: string;
  /** An option's id, or free text where that is allowed. */
  readonly value: string | null;
  readonly options: readonly ComboOption[];
  /** Called when an option is chosen, or on leaving with other text; null when emptied. */
  readonly onChange: (value: string | null) => void;
  readonly free: boolean;
  readonly hint?: string;
  readonly error?: string | null;
}

/** A list to type into: an option, or one's own word where that is allowed. */
export function ComboField(props: Props) {
  const { t } = useTranslation();
  const { value, options, free, hint } = props;
  const shown = options.find((option) => option.id === value)?.text ?? value ?? '';
  const [typed, setTyped] = useState(shown);
  const [before, setBefore] = useState(shown);
  if (before !== shown) {
    setBefore(shown);
    setTyped(shown);
  }

  const leave = (): void => {
    const text = typed.trim();
    const option = options.find((one) => one.text.toLowerCase() === text.toLowerCase());
    const next = text === '' ? null : (option?.id ?? (free ? text : value));
    if (next !== value) props.onChange(next);
    else setTyped(shown);
  };
  const matching = options.filter((option) => option.text.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <ComboBox
      className={classNames(styles['field'])}
      allowsCustomValue={free}
      allowsEmptyCollection
      menuTrigger="input"
      items={(typed === shown ? options : matching).map((option) => ({ ...option, key: option.id }))}
      inputValue={typed}
      onInputChange={setTyped}
      onSelectionChange={(key) => {
        if (key === null) return;
        setTyped(options.find((option) => option.id === key)?.text ?? String(key));
        props.onChange(String(key));
      }}
      onBlur={leave}
    >
      <Label className={classNames(styles['label'])}>{props.label}</Label>
      <Group className={classNames(styles['box'])}>
        <Input className={classNames(styles['input'])} placeholder={t('common.choose')} />
        <Button look="plain" small icon={<ChevronDown aria-hidden />} />
      </Group>
      {hint !== undefined && (
        <Text slot="description" className={classNames(styles['hint'])}>
          {hint}
        </Text>
      )}
      {props.error !== undefined && props.error !== null && (
        <span className={styles['error']}>{props.error}</span>
      )}
      <Popover className={classNames(styles['popover'])}>
        <ListBox>
          {(option: ComboOption) => (
            <ListBoxItem id={option.id} textValue={option.text} className={classNames(styles['option'])}>
              {option.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
