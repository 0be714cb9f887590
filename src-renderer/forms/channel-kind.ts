/** The kind of a way to reach somebody, from what is typed of it; null while that may still be anything. */
export function guessChannelKind(typed: string): string | null {
  const text = typed.trim();
  if (/^\+?[\d\s().-]{3,}$/.test(text)) return 'phone';
  if (/^(@|(https?:\/\/)?t\.me\/)\w/i.test(text)) return 'telegram';
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return 'email';
  return null;
}
