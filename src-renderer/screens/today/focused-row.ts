import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { TodayLine } from '../../../src-preload/contract/lists-views.ts';

const settled = 60;

/**
 * Begins on the first row, and when the row that had focus is done and gone goes on with the one in its place: the list is
 * worked through without looking for it again. `free`: no dialog is open.
 */
export function useFocusedRow(
  place: RefObject<HTMLElement | null>,
  rows: readonly TodayLine[],
  free: boolean,
): void {
  const last = useRef(0);
  useEffect(() => {
    const around = place.current;
    if (around === null) return;
    const remember = (event: FocusEvent): void => {
      const row = (event.target as HTMLElement).closest('[role=row]');
      const at = row === null ? -1 : [...around.querySelectorAll('[role=row][data-key]')].indexOf(row);
      if (at >= 0) last.current = at;
    };
    around.addEventListener('focusin', remember);
    return () => around.removeEventListener('focusin', remember);
  });
  useEffect(() => {
    if (!free) return;
    // A dialog that closes gives focus back first, and what is gone leaves it to the page.
    const timer = setTimeout(() => {
      const { activeElement } = document;
      const lost =
        activeElement === null || activeElement === document.body || activeElement.tagName === 'MAIN';
      if (!lost || document.querySelector('[role=dialog], [role=alertdialog]') !== null) return;
      const all = place.current?.querySelectorAll<HTMLElement>('[role=row][data-key]') ?? [];
      all[Math.min(last.current, all.length - 1)]?.focus();
    }, settled);
    return () => clearTimeout(timer);
  }, [place, rows, free]);
}
