import { useEffect, useRef } from 'react';

const typingIn =
  'input, textarea, select, [contenteditable=true], [role=combobox], [role=option], [role=menuitem]';

const isTyping = (event: KeyboardEvent): boolean =>
  event.target instanceof Element && event.target.closest(typingIn) !== null;

/** A dialog is open, or all is hidden from a glance: what lies below takes no keys. */
export const isCovered = (): boolean =>
  document.querySelector('dialog[open], [role=dialog], [role=alertdialog]') !== null;

/**
 * Keys of the whole window by `event.code`: on a Russian layout Ctrl+K has another `key`. Names: `Ctrl+KeyK`, `KeyN`.
 * Letters alone act only where nothing is being typed and no dialog is open.
 */
export function useShortcuts(actions: Readonly<Record<string, () => void>>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.isComposing || event.altKey || event.defaultPrevented) return;
      const control = event.ctrlKey || event.metaKey;
      const question = event.key === '?' && !control;
      const name = question ? '?' : `${control ? 'Ctrl+' : ''}${event.code}`;
      const action = latest.current[name];
      if (action === undefined) return;
      if (!control && (isTyping(event) || isCovered())) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
