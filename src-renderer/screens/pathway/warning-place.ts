import type { PathwayPlanView, PlanWarning } from '../../../src-preload/contract/plan-views.ts';
import { textOf } from '../../forms/typed-values.ts';
import type { Place } from '../../stores/navigation.ts';

/** Where what a warning speaks of is put right: a step on this page, or another record. */
export function placeOfWarning(
  view: PathwayPlanView,
  warning: PlanWarning,
): { readonly step: string } | Place | null {
  const { code, document, person, other, appointment } = warning;
  const record = (id: string): Place => ({ name: 'record', id, section: 'pathways' });
  if (document !== null) return record(document);
  if (code === 'stayEnds' && other !== null) return record(other);
  if (code === 'birthDateMissing' && person !== null) return record(person);
  const ofCase = textOf(view.pathway.values['case']);
  // Consents stand with the people of a case.
  if (code === 'consentMissing' && ofCase !== '') return { name: 'case', id: ofCase };
  const ofAppointment = view.steps.find(({ appointments }) =>
    appointments.some(({ id }) => id === appointment),
  );
  const step = warning.step ?? ofAppointment?.step.id ?? null;
  return step === null ? null : { step };
}
