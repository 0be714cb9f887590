import type { BrowserWindow } from 'electron';
import { askToConfirm } from './dialogs.ts';

const words = {
  en: {
    message: 'Replace the vault on this computer by the backup?',
    detail:
      'The present vault stays in the same folder under another name. What was entered since the backup is only in there.',
    yes: 'Replace',
    no: 'Keep the present vault',
  },
  ru: {
    message: 'Заменить хранилище на этом компьютере резервной копией?',
    detail:
      'Нынешнее хранилище останется в той же папке под другим именем. Всё, что внесено после копии, есть только в нём.',
    yes: 'Заменить',
    no: 'Оставить нынешнее',
  },
} as const;

/** Asked by main itself: a window that was taken over must not be able to swap the vault. */
export function confirmRestore(window: BrowserWindow, language: keyof typeof words): Promise<boolean> {
  return askToConfirm(window, words[language]);
}
