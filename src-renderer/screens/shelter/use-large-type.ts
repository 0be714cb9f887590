import { useEffect } from 'react';
import type { Role } from '../../../src-preload/contract/views.ts';

/** A keeper's whole window, its dialogs too, is in large type. */
export function useLargeType(role: Role | undefined): void {
  useEffect(() => {
    if (role !== 'shelter') return;
    document.documentElement.dataset['type'] = 'large';
    return () => {
      delete document.documentElement.dataset['type'];
    };
  }, [role]);
}
