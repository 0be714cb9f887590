import type { RecordView } from '../../../src-preload/contract/views.ts';
import { membersOf, textOf } from '../../forms/typed-values.ts';

export type ConsentState = 'holds' | 'expired' | 'not yet' | 'unclear';

/** Whether a consent counts today: for whom, what, on what basis and since when must all be said. */
export function consentState({ values, conflicts }: RecordView, today: string): ConsentState {
  const [given, until] = [textOf(values['given']), textOf(values['until'])];
  const said = textOf(values['partnerKind']) !== '' && textOf(values['basis']) !== '' && given !== '';
  if (!said || membersOf(values['groups']).length === 0 || conflicts.length > 0) return 'unclear';
  if (given > today) return 'not yet';
  return until !== '' && until < today ? 'expired' : 'holds';
}
