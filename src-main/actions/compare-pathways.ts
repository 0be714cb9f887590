import type { ComparedPathway, ComparisonView } from '../../src-preload/contract/pathway-lists-views.ts';
import { daysBetween } from '../domain/days.ts';
import { expiryRadar, type PaperFacts } from '../domain/expiry-radar.ts';
import { sumFees } from '../domain/fees.ts';
import type { RecordId } from '../domain/ids.ts';
import { needsOfPathway } from '../domain/paper-needs.ts';
import { planPathway } from '../domain/plan-pathway.ts';
import { done, type Result } from '../domain/result.ts';
import { isFinished } from '../domain/steps.ts';
import { recordOf, textOf } from './facts.ts';
import { byChild, pointedTo, rowOfType } from './look-up.ts';
import { pathwayFacts, planMoment } from './pathway-facts.ts';
import type { RecordRow } from './ports/store.ts';
import { byId } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

/** The people of a case and their papers: what every way out is held against. */
interface Travelling {
  readonly persons: ReadonlyMap<RecordId, RecordRow>;
  readonly papers: readonly PaperFacts[];
}

/** A pathway as it is, or as a template would make it. */
interface Way {
  readonly record: RecordRow;
  readonly of: ComparedPathway['of'];
  readonly title: string | null;
  readonly pathway: RecordRow;
  readonly steps: readonly RecordRow[];
  readonly appointments: readonly RecordRow[];
  readonly template: RecordRow | null;
}

/** The ways out of one case, side by side. Writes nothing. Refusals: `record-id-bad`, `no-such-record`. */
export function comparePathways(unlocked: Unlocked, id: string): Result<ComparisonView> {
  const found = rowOfType(unlocked, id, 'case');
  if (!found.ok) return found;
  const caseId = found.value.id;
  const persons = byId(byChild(unlocked, caseId, 'person'));
  const papers = [...persons.keys()].flatMap((person) =>
    byChild(unlocked, person, 'document').map((row): PaperFacts => ({
      record: row.id,
      person,
      caseId,
      kind: textOf(row, 'kind'),
      validFrom: textOf(row, 'validFrom'),
      validUntil: textOf(row, 'validUntil'),
    })),
  );
  const stored = byChild(unlocked, caseId, 'pathway').map((pathway): Way => {
    const steps = byChild(unlocked, pathway.id, 'step');
    const appointments = steps.flatMap((step) => byChild(unlocked, step.id, 'appointment'));
    const template = pointedTo(unlocked, pathway, 'template');
    return { record: pathway, of: 'pathway', title: null, pathway, steps, appointments, template };
  });
  const ways = stored.map((way) => compared(unlocked, way, { persons, papers }));
  const leaving = ({ departure, record }: ComparedPathway): string =>
    `${departure?.earliest ?? '~'} ${departure?.latest ?? '~'} ${record.id}`;
  return done({
    ofCase: found.value,
    ways: ways.toSorted((one, other) => (leaving(one) < leaving(other) ? -1 : 1)),
  });
}

function compared(unlocked: Unlocked, way: Way, { persons, papers }: Travelling): ComparedPathway {
  const facts = pathwayFacts(way.pathway, way.steps, way.appointments);
  const moment = planMoment(unlocked, facts);
  const outlook = planPathway(facts, moment);
  const people = [...persons.keys()];
  const along = facts.people.length > 0 ? facts.people : people;
  const rows = byId(way.steps);
  const needed = outlook.steps.filter((step) => step.needed);
  const open = needed.filter(({ state }) => !isFinished(state));
  const aliasOf = (person: RecordId | null): string | null => {
    const row = person === null ? undefined : persons.get(person);
    return row === undefined ? null : textOf(row, 'alias');
  };
  const finishes = new Map(outlook.steps.map(({ record, finish }) => [record, finish]));
  const caseId = recordOf(way.pathway, 'case');
  const needs = needsOfPathway({ caseId, facts, outlook, people, working: moment.working });
  const radar = expiryRadar(papers, needs, moment.today);
  const { departure } = outlook;
  return {
    record: way.record,
    of: way.of,
    title: way.title,
    departure,
    days:
      departure === null
        ? null
        : {
            min: daysBetween(moment.today, departure.earliest) ?? 0,
            max: daysBetween(moment.today, departure.latest) ?? 0,
          },
    critical: outlook.critical.flatMap((record) => {
      const row = rows.get(record);
      return row === undefined
        ? []
        : [{ title: textOf(row, 'title') ?? '', finish: finishes.get(record) ?? null }];
    }),
    steps: needed.length,
    done: needed.length - open.length,
    untold: open.filter(({ durationKnown }) => !durationKnown).length,
    fees: sumFees(open.map(({ record }) => rows.get(record)?.values['fee'])),
    documents: radar.flatMap(({ state, kind, person, need }) =>
      kind === null || need === null || state === 'good' || state === 'soon'
        ? []
        : [{ kind, person: aliasOf(person), state }],
    ),
    birthDates: along.flatMap((person) => {
      const row = persons.get(person);
      return row === undefined || (row.values['birthDate'] ?? null) !== null
        ? []
        : [textOf(row, 'alias') ?? ''];
    }),
    consents: outlook.warnings.flatMap(({ code, person, kind }) =>
      code === 'consentMissing' ? [{ person: aliasOf(person) ?? '', group: kind ?? '' }] : [],
    ),
    dangers: outlook.warnings.filter(({ code, severity }) => severity === 'danger' && !counted.has(code))
      .length,
    checkedOn: way.template === null ? null : textOf(way.template, 'checkedOn'),
    template: way.template !== null,
  };
}

/** Warnings that are listed by what is missing. */
const counted: ReadonlySet<string> = new Set([
  'documentMissing',
  'documentExpires',
  'documentTooOld',
  'documentUndated',
  'birthDateMissing',
  'consentMissing',
]);
