import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './Field.module.css';

interface Props {
  readonly children: ReactNode;
  readonly selected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly hint?: string;
  readonly disabled?: boolean;
  /** The accessible name, where the text alone does not say of whom. */
  readonly label?: string;
}

export function CheckField(props: Props) {
  return (
    <Checkbox
      className={classNames(styles['check'])}
      isSelected={props.selected}
      onChange={props.onChange}
      isDisabled={props.disabled ?? false}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
    >
      {({ isSelected }) => (
        <>
          <span className={styles['mark']}>{isSelected && <Check aria-hidden size={14} />}</span>
          <span>
            {props.children}
            {props.hint !== undefined && <span className={styles['hint']}> {props.hint}</span>}
          </span>
        </>
      )}
    </Checkbox>
  );
}
