import { Notification } from 'electron';

const word = { en: 'Reminder', ru: 'Напоминание' } as const;

/** One neutral word, where the system shows notifications: over a lock screen anybody reads it. */
export function showReminder(language: 'en' | 'ru', onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title: word[language] });
  notification.on('click', onClick);
  notification.show();
}
