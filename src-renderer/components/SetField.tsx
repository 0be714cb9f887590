import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { Label, Tag, TagGroup, TagList, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { classNames } from './class-names.ts';
import field from './Field.module.css';
import styles from './SetField.module.css';
import { TextField } from './TextField.tsx';

export interface SetOption {
  readonly id: string;
  readonly text: string;
}

interface Props {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (members: readonly string[]) => void;
  /** Members to choose from. */
  readonly options: readonly SetOption[];
  /** Other members may be typed; the text of a member is then found by `show`. */
  readonly open: boolean;
  readonly show: (member: string) => string;
  /** Turns what was typed into a member; null when it can't be one. */
  readonly read?: (typed: string) => string | null;
  readonly placeholder?: string;
}

/** A set of words as chips: those of the list to switch on and off, others typed and removed. */
export function SetField(props: Props) {
  const { t } = useTranslation();
  const { label, value, options } = props;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const listed = new Set(options.map((option) => option.id));
  const others = value.filter((member) => !listed.has(member));

  const add = (): void => {
    const text = typed.trim();
    if (text === '') return;
    const member = props.read === undefined ? text : props.read(text);
    setWrong(member === null);
    if (member === null) return;
    setTyped('');
    if (!value.includes(member)) props.onChange([...value, member]);
  };
  return (
    <div className={field['field']} role="group" aria-label={label}>
      <span className={field['label']} aria-hidden>
        {label}
      </span>
      {options.length > 0 && (
        <ToggleButtonGroup
          aria-label={label}
          selectionMode="multiple"
          className={classNames(styles['chips'])}
          selectedKeys={value.filter((member) => listed.has(member))}
          onSelectionChange={(keys) => props.onChange([...others, ...[...keys].map(String)])}
        >
          {options.map((option) => (
            <ToggleButton key={option.id} id={option.id} className={classNames(styles['chip'])}>
              {({ isSelected }) => (
                <>
                  {/* A picture: not every font has a tick, and colour alone says too little. */}
                  {isSelected && <Check aria-hidden size={14} />}
                  {option.text}
                </>
              )}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      {others.length > 0 && (
        <TagGroup
          onRemove={(keys) => props.onChange(value.filter((member) => !keys.has(member)))}
          className={classNames(styles['group'])}
        >
          <Label className={classNames(styles['hidden'])}>{label}</Label>
          <TagList
            className={classNames(styles['chips'])}
            items={others.map((member) => ({ id: member, text: props.show(member) }))}
          >
            {(tag) => (
              <Tag id={tag.id} textValue={tag.text} className={classNames(styles['chip'], styles['tag'])}>
                <bdi>{tag.text}</bdi>
                <Button look="plain" small slot="remove" icon={<X aria-hidden />} />
              </Tag>
            )}
          </TagList>
        </TagGroup>
      )}
      {props.open && (
        <TextField
          label={t('common.addTo', { what: label })}
          hideLabel
          value={typed}
          onChange={setTyped}
          onLeave={add}
          maxLength={100}
          placeholder={props.placeholder ?? t('common.addOther')}
          error={wrong ? t('common.notUnderstood') : null}
          onKeyDown={(event) => {
            if (event.code === 'Enter' && !event.ctrlKey) {
              event.preventDefault();
              add();
            }
          }}
        />
      )}
    </div>
  );
}
