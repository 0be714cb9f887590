import type { ComparedPathway, ComparisonView } from '../../src-preload/contract/pathway-lists-views.ts';
import { daysBetween } from '../domain/days.ts';
import type { RadarState } from '../domain/expiry-radar.ts';
import { sumFees } from '../domain/fees.ts';
import type { RecordId } from '../domain/ids.ts';
import { planPathway } from '../domain/plan-pathway.ts';
import { done, type Result } from '../domain/result.ts';
import { isFinished } from '../domain/steps.ts';
import type { TemplateLanguage } from '../domain/template.ts';
import { textOf } from './facts.ts';
import { byChild, pointedTo, rowOfType } from './look-up.ts';
import { pathwayFacts, planMoment } from './pathway-facts.ts';
import { goingAlong, planSurroundings } from './plan-surroundings.ts';
import type { RecordRow } from './ports/store.ts';
import { byId } from './rows.ts';
import { checkOf } from './template-check-said.ts';
import { templateWays } from './template-ways.ts';
import type { Unlocked } from './unlocked.ts';

/** A pathway as it is, or as a template would make it. */
interface Way {
  readonly of: ComparedPathway['of'];
  readonly title: string | null;
  readonly pathway: RecordRow;
  readonly steps: readonly RecordRow[];
  readonly appointments: readonly RecordRow[];
  readonly template: boolean;
  readonly checkedOn: string | null;
}

/** The ways out of one case, side by side. Writes nothing. Refusals: `record-id-bad`, `no-such-record`. */
export function comparePathways(
  unlocked: Unlocked,
  id: string,
  language: TemplateLanguage,
): Result<ComparisonView> {
  const found = rowOfType(unlocked, id, 'case');
  if (!found.ok) return found;
  const caseId = found.value.id;
  const stored = byChild(unlocked, caseId, 'pathway').map((pathway): Way => {
    const steps = byChild(unlocked, pathway.id, 'step');
    const appointments = steps.flatMap((step) => byChild(unlocked, step.id, 'appointment'));
    const template = pointedTo(unlocked, pathway, 'template');
    const checkedOn = template === null ? null : checkOf(unlocked, template.id).checkedOn;
    return {
      of: 'pathway',
      title: null,
      pathway,
      steps,
      appointments,
      template: template !== null,
      checkedOn,
    };
  });
  const copied = new Set(
    stored.flatMap(({ pathway }) => {
      const template = pointedTo(unlocked, pathway, 'template');
      return template === null ? [] : (textOf(template, 'templateId') ?? []);
    }),
  );
  const possible = templateWays(unlocked, caseId, copied, language).map((way): Way => ({
    ...way,
    of: 'template',
    appointments: [],
    template: true,
  }));
  const ways = [...stored, ...possible].map((way) => compared(unlocked, way));
  const leaving = ({ departure, record }: ComparedPathway): string =>
    `${departure?.earliest ?? '~'} ${departure?.latest ?? '~'} ${record.id}`;
  return done({
    ofCase: found.value,
    ways: ways.toSorted((one, other) => (leaving(one) < leaving(other) ? -1 : 1)),
  });
}

function compared(unlocked: Unlocked, way: Way): ComparedPathway {
  const facts = pathwayFacts(way.pathway, way.steps, way.appointments);
  const moment = planMoment(unlocked, facts);
  const people = goingAlong(unlocked, way.pathway);
  const outlook = planPathway(facts, moment, planSurroundings(unlocked, way.pathway, people));
  const rows = byId(way.steps);
  const needed = outlook.steps.filter((step) => step.needed);
  const open = needed.filter(({ state }) => !isFinished(state));
  const names = new Map(people.map((person) => [person.id, textOf(person, 'alias') ?? '']));
  const nameOf = (person: RecordId | null): string | null =>
    person === null ? null : (names.get(person) ?? null);
  const finishes = new Map(outlook.steps.map(({ record, finish }) => [record, finish]));
  const { warnings } = outlook;
  const { departure } = outlook;
  return {
    record: way.pathway,
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
    documents: warnings.flatMap(({ code, kind, person }) => {
      const state = paperStates.get(code);
      return kind === null || state === undefined ? [] : [{ kind, person: nameOf(person), state }];
    }),
    birthDates: warnings.flatMap(({ code, person }) =>
      code === 'birthDateMissing' ? [nameOf(person) ?? ''] : [],
    ),
    consents: warnings.flatMap(({ code, person, kind }) =>
      code === 'consentMissing'
        ? (kind ?? '').split(' ').map((group) => ({ person: nameOf(person) ?? '', group }))
        : [],
    ),
    dangers: warnings.filter(({ code, severity }) => severity === 'danger' && !paperStates.has(code)).length,
    checkedOn: way.checkedOn,
    template: way.template,
  };
}

/** What a warning says of a paper. */
const paperStates: ReadonlyMap<string, RadarState> = new Map([
  ['documentMissing', 'missing'],
  ['documentExpires', 'short'],
  ['documentTooOld', 'old'],
  ['documentUndated', 'undated'],
]);
