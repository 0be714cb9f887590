import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { PressEvent } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './Button.module.css';

interface Props {
  readonly children?: ReactNode;
  readonly icon?: ReactNode;
  /** The accessible name when there is no text to see, or when the text alone does not say enough. */
  readonly label?: string;
  readonly look?: 'primary' | 'secondary' | 'danger' | 'quiet' | 'plain';
  readonly small?: boolean;
  readonly submit?: boolean;
  readonly disabled?: boolean;
  /** Work is going on: the button stays focusable and does nothing. */
  readonly busy?: boolean;
  readonly focus?: boolean;
  readonly slot?: string;
  /** It unfolds something, and that is open or not. */
  readonly expanded?: boolean;
  readonly onPress?: (event: PressEvent) => void;
}

export function Button(props: Props) {
  const { look = 'secondary', children, icon, label } = props;
  return (
    <AriaButton
      className={classNames(
        styles['button'],
        look !== 'secondary' && styles[look],
        props.small === true && styles['small'],
        children === undefined && styles['iconOnly'],
      )}
      type={props.submit === true ? 'submit' : 'button'}
      isDisabled={props.disabled ?? false}
      isPending={props.busy ?? false}
      autoFocus={props.focus ?? false}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(props.slot === undefined ? {} : { slot: props.slot })}
      {...(props.expanded === undefined ? {} : { 'aria-expanded': props.expanded })}
      {...(props.onPress === undefined ? {} : { onPress: props.onPress })}
    >
      {icon}
      {children}
    </AriaButton>
  );
}
