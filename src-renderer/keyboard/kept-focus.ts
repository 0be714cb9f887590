import { useEffect } from 'react';
import type { RefObject } from 'react';

/**
 * What has focus may go: a decided card, a button that is done. Then focus goes to the page around it, not to nowhere, where
 * keys and screen readers would have to start again from the top of the window.
 */
export function useKeptFocus(around: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const page = around.current;
    if (page === null) return;
    let within = false;
    const look = (): void => {
      const { activeElement } = document;
      if (activeElement !== null && activeElement !== document.body) within = page.contains(activeElement);
      else if (within && document.hasFocus()) page.focus({ preventScroll: true });
    };
    const changed = new MutationObserver(() => requestAnimationFrame(look));
    changed.observe(page, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['disabled'],
    });
    page.addEventListener('focusin', look);
    return () => {
      changed.disconnect();
      page.removeEventListener('focusin', look);
    };
  }, [around]);
}
