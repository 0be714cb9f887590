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
