import type { TodayLine } from '../../../src-preload/contract/lists-views.ts';
import type { Place } from '../../stores/navigation.ts';

/** Where a row is dealt with that asks for more than a choice; null when it asks for no more. */
export function placeFor({ act, caseId, house, record }: TodayLine): Place | null {
  switch (act) {
    case 'house':
      return house === null ? { name: 'houses' } : { name: 'house', id: house };
    case 'case':
      if (caseId !== null) return { name: 'case', id: caseId };
      return record === null ? { name: 'cases' } : { name: 'record', id: record.id, section: 'cases' };
    case 'conflicts':
    case 'erasures':
    case 'quarantine':
      return { name: act };
    default:
      return null;
  }
}
