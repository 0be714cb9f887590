import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { classNames } from './class-names.ts';
import field from './Field.module.css';
import styles from './ConflictChoice.module.css';

export interface ConflictSide {
  readonly id: string;
  readonly value: ReactNode;
  readonly by: ReactNode;
  readonly when: string;
  readonly mark?: ReactNode;
}

interface Props {
  readonly label: string;
  readonly sides: readonly ConflictSide[];
  /** The last choice: to type another value. */
  readonly other: { readonly id: string; readonly title: ReactNode; readonly body: ReactNode } | null;
  readonly value: string | null;
  readonly onChange: (id: string) => void;
}

/** Values that contradict each other, side by side with who said them and when. */
export function ConflictChoice({ label, sides, other, value, onChange }: Props) {
  return (
    <RadioGroup className={classNames(field['field'])} value={value} onChange={onChange}>
      <Label className={classNames(field['label'])}>{label}</Label>
      <div className={styles['sides']}>
        {sides.map((side) => (
          <Radio key={side.id} value={side.id} className={classNames(field['radio'])}>
            <span className={field['radioTitle']}>
              <span className={field['dot']} aria-hidden />
              <span className={styles['value']}>{side.value}</span>
            </span>
            <span className={styles['by']}>{side.by}</span>
            <span className={styles['by']}>{side.when}</span>
            {side.mark}
          </Radio>
        ))}
        {other !== null && (
          <Radio value={other.id} className={classNames(field['radio'])}>
            <span className={field['radioTitle']}>
              <span className={field['dot']} aria-hidden />
              {other.title}
            </span>
          </Radio>
        )}
      </div>
      {other !== null && value === other.id && other.body}
    </RadioGroup>
  );
}
