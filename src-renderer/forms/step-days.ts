import type { Json } from '../../src-preload/contract/views.ts';
import { textOf } from './typed-values.ts';

const begun = new Set(['inProgress', 'submitted', 'granted', 'refused']);
const decided = new Set(['granted', 'refused']);

/**
 * What is said of a step together with its new status: the day it was begun, the day it was decided on, where nobody has
 * said them yet. A step that is taken back loses the day that no longer holds, or its plan would be told from it.
 */
export function daysWithStatus(
  values: Readonly<Record<string, Json>>,
  status: string,
  day: string,
): { readonly [field: string]: Json } {
  const [startedOn, doneOn] = [textOf(values['startedOn']), textOf(values['doneOn'])];
  return {
    ...((status === 'inProgress' || status === 'submitted') && startedOn === '' ? { startedOn: day } : {}),
    ...(decided.has(status) && doneOn === '' ? { doneOn: day } : {}),
    ...(!begun.has(status) && status !== 'cancelled' && startedOn !== '' ? { startedOn: null } : {}),
    ...(!decided.has(status) && status !== 'cancelled' && doneOn !== '' ? { doneOn: null } : {}),
  };
}
