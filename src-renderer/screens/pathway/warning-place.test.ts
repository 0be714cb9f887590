import { describe, expect, it } from 'vitest';
import { planOf, plannedStep, record, warningOf } from './testing/plan-view.ts';
import { placeOfWarning } from './warning-place.ts';

const appointment = record('appointment', 'd1', {});
const visit = { ...plannedStep('01', { title: 'Visit' }), appointments: [appointment] };
const view = planOf({
  pathway: record('pathway', 'f0', { case: 'the case' }),
  steps: [visit, plannedStep('02', { title: 'Leave' })],
});
const { id: document } = record('document', 'c1', {});
const { id: stay } = record('stay', 'e1', {});
const { id: person } = record('person', 'a1', {});
const place = (...given: Parameters<typeof warningOf>) => placeOfWarning(view, warningOf(...given));

describe('where a warning leads', () => {
  it('is where it is put right', () => {
    expect(place('documentExpires', { document, step: visit.step.id })).toMatchObject({ id: document });
    expect(place('stayEnds', { other: stay })).toMatchObject({ name: 'record', id: stay });
    expect(place('birthDateMissing', { person })).toMatchObject({ name: 'record', id: person });
    expect(place('consentMissing', { person })).toEqual({ name: 'case', id: 'the case' });
    expect(place('documentMissing', { step: visit.step.id, person })).toEqual({ step: visit.step.id });
    expect(place('closedThatDay', { appointment: appointment.id })).toEqual({ step: visit.step.id });
    expect(place('noDeparture')).toBeNull();
  });
});
