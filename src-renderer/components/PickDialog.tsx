import { ListBox, ListBoxItem } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Dialog } from './Dialog.tsx';
import field from './Field.module.css';
import styles from './PickDialog.module.css';

interface Props {
  readonly title: string;
  readonly value: string | null;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
}

/** A short list to choose from with one digit, or with arrows and Enter. */
export function PickDialog({ title, value, options, onPick, onClose }: Props) {
  return (
    <Dialog title={title} open onClose={onClose}>
      <div
        role="presentation"
        onKeyDownCapture={(event) => {
          const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
          const option = digit === undefined ? undefined : options[Number(digit) - 1];
          if (option === undefined) return;
          event.preventDefault();
          onPick(option.id);
        }}
      >
        <ListBox
          aria-label={title}
          autoFocus="first"
          selectionMode="single"
          selectedKeys={value === null ? [] : [value]}
          // Not an action of the items: with one of them selected, a click would only select.
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : keys;
            // The one that holds already was chosen again.
            if (id === undefined) onClose();
            else onPick(String(id));
          }}
          items={options.map((option, index) => ({ ...option, digit: index + 1 }))}
        >
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.text} className={classNames(field['option'])}>
              <kbd className={styles['digit']}>{option.digit}</kbd>
              {option.text}
            </ListBoxItem>
          )}
        </ListBox>
      </div>
    </Dialog>
  );
}
