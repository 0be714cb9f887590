import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './Dialog.module.css';

interface Props {
  readonly title: ReactNode;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** Needs an answer: no closing by a click outside. */
  readonly alert?: boolean;
}

export function Dialog({ title, open, onClose, children, wide, alert }: Props) {
  return (
    <ModalOverlay
      className={classNames(styles['scrim'])}
      isOpen={open}
      isDismissable={alert !== true}
      onOpenChange={(now) => {
        if (!now) onClose();
      }}
    >
      <Modal className={classNames(styles['modal'], wide === true && styles['wide'])}>
        <AriaDialog className={classNames(styles['dialog'])} role={alert === true ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" className={classNames(styles['title'])}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The buttons at the end of a dialog or form; the main one first in reading order. */
export function Actions({ children }: { readonly children: ReactNode }) {
  return <div className={styles['actions']}>{children}</div>;
}
