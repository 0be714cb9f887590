import type { RecordId } from '../../domain/ids.ts';
import type { StepFacts } from '../../domain/plan-facts.ts';
import { planPathway, type PlanMoment } from '../../domain/plan-pathway.ts';
import { createParts } from '../../parts.ts';
import { median, report } from './report.ts';

const named = (number: number): RecordId => number.toString(16).padStart(32, '0') as RecordId;
const units = ['days', 'workingDays', 'months'] as const;

/** A step that waits for up to three of those before it, none further back than twelve. */
const invented = (number: number, first: number): StepFacts => ({
  record: named(number),
  status: number - first < 3 ? 'granted' : null,
  dependsOn: [1, 5, 12]
    .map((back) => number - back)
    .filter((other) => other >= first)
    .map(named),
  ifRefused: null,
  due: null,
  rule: number === first ? { anchor: 'entry', days: -90 } : { step: named(number - 1), workingDays: 2 },
  duration: { min: number % 3, max: (number % 3) + (number % 7), unit: units[number % 16] ?? 'days' },
  startedOn: null,
  doneOn: number - first < 3 ? '2027-03-10' : null,
  milestone: null,
  person: null,
  documents: ['passport'],
  conditions: [{ kind: 'passport', validBeyond: { months: 6, milestone: 'departure' } }],
  order: String(number).padStart(6, '0'),
});

const steps = (count: number, first: number): readonly StepFacts[] =>
  Array.from({ length: count }, (_, index) => invented(first + index, first));

/** Planning so many steps: as one pathway, and as pathways of twenty. */
export async function plans(count: number): Promise<void> {
  const { holidays } = createParts().tools;
  const moment: PlanMoment = { today: '2027-03-12', working: holidays.of('DE') };
  const passport = {
    record: named(1),
    person: named(2),
    kind: 'passport',
    validFrom: null,
    validUntil: '2030-01-01',
  };
  const travellers = [{ record: named(2), birthDateKnown: true, withoutConsent: [] }];
  const around = { travellers, documents: [passport], stays: [], elsewhere: [], holidays };
  const plan = (own: readonly StepFacts[]) =>
    planPathway(
      { country: 'DE', anchors: { entry: '2028-01-01' }, people: [], appointments: [], steps: own },
      moment,
      around,
    );
  const one = steps(count, 0);
  report('plan: one pathway', await median(15, () => plan(one)));
  const many = Array.from({ length: count / 20 }, (_, index) => steps(20, index * 20));
  report('plan: pathways of 20 steps', await median(15, () => many.map(plan)));
}
