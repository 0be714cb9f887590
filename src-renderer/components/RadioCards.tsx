import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './Field.module.css';

export interface RadioCard {
  readonly id: string;
  readonly title: string;
  /** After the title. */
  readonly mark?: ReactNode;
  readonly text?: string;
}

interface Props {
  readonly label: string;
  readonly value: string | null;
  readonly cards: readonly RadioCard[];
  readonly onChange: (value: string) => void;
  readonly hideLabel?: boolean;
  /** The chosen one takes the focus when the cards appear. */
  readonly focus?: boolean;
}

/** One of a few choices that deserve a sentence each. */
export function RadioCards(props: Props) {
  return (
    <RadioGroup
      className={classNames(styles['field'])}
      value={props.value}
      onChange={props.onChange}
      {...(props.hideLabel === true ? { 'aria-label': props.label } : {})}
    >
      {props.hideLabel !== true && <Label className={classNames(styles['label'])}>{props.label}</Label>}
      <div className={styles['radios']}>
        {props.cards.map((card) => (
          <Radio
            key={card.id}
            value={card.id}
            autoFocus={props.focus === true && card.id === (props.value ?? props.cards[0]?.id)}
            className={classNames(styles['radio'])}
          >
            <span className={styles['radioTitle']}>
              <span className={styles['dot']} aria-hidden />
              {card.title}
              {card.mark}
            </span>
            {card.text !== undefined && <span className={styles['hint']}>{card.text}</span>}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
