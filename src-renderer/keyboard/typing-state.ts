import { useState } from 'react';
import type { KeyboardEvent } from 'react';

export interface TypingState {
  readonly capsLock: boolean;
  readonly layout: 'latin' | 'cyrillic' | null;
}

/** What the last key pressed tells of Caps Lock and of the layout: letters have the same `code` in both. */
export function useTypingState(): readonly [TypingState, (event: KeyboardEvent) => void] {
  const [state, setState] = useState<TypingState>({ capsLock: false, layout: null });
  const look = (event: KeyboardEvent): void => {
    const capsLock = event.getModifierState('CapsLock');
    const letter = event.code.startsWith('Key') && event.key.length === 1;
    const layout = letter ? (/[а-яё]/i.test(event.key) ? 'cyrillic' : 'latin') : null;
    setState((before) => ({ capsLock, layout: layout ?? before.layout }));
  };
  return [state, look];
}
