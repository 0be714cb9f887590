import type { ErasedAgain } from '../../src-preload/contract/views.ts';
import { isRussian } from './language.ts';

const english = {
  passphrase: 'Passphrase: ',
  newPassphrase: 'New passphrase: ',
  again: 'The same again: ',
  differ: 'They differ. Type both again.',
};

const russian: typeof english = {
  passphrase: 'Парольная фраза: ',
  newPassphrase: 'Новая парольная фраза: ',
  again: 'Ещё раз то же самое: ',
  differ: 'Они различаются. Введите обе снова.',
};

/** What is asked at a terminal. */
export const prompts = (): typeof english => (isRussian() ? russian : english);

type Notices = Readonly<Record<ErasedAgain, string>>;

const englishNotices: Notices = {
  done: 'This vault was restored from a backup; what was erased after it has been erased here again.',
  owed: 'Whatever was erased after the backup is here again: the vault that was replaced does not open, or the disk is full. Tried again at each opening, until `corridor vault settle`.',
  impossible:
    'Whatever was erased after the backup is here again, and nothing here tells what it was. Erase it again. The windows say so until `corridor vault settle`.',
  unfinished:
    'Values that were erased still lie in the file: make room on the disk, then open the vault again.',
};

const russianNotices: Notices = {
  done: 'Хранилище восстановлено из копии; стёртое после неё снова стёрто.',
  owed: 'Всё стёртое после этой копии снова здесь: заменённое хранилище не открывается или диск полон. Попытка повторится при каждом открытии, до `corridor vault settle`.',
  impossible:
    'Всё стёртое после этой копии снова здесь, и узнать, что это было, не из чего. Сотрите ещё раз. Окна напоминают об этом до `corridor vault settle`.',
  unfinished: 'Стёртое ещё лежит в файле: освободите место на диске и откройте хранилище снова.',
};

/** What has to be known right after opening a vault about erasing that was still to be done. */
export const notices = (): Notices => (isRussian() ? russianNotices : englishNotices);
