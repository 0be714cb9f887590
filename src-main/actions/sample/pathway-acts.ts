import { addDays, dayNumber } from '../../domain/days.ts';
import type { RecordId } from '../../domain/ids.ts';
import { copyPathway } from '../copy-pathway.ts';
import { recordOf, textOf } from '../facts.ts';
import { byChild } from '../look-up.ts';
import { putRecords } from '../put-record.ts';
import type { RecordRow } from '../ports/store.ts';
import type { Exchange, SampleCast } from './exchanges.ts';
import { must } from './must.ts';
import { samplePathways } from './pathways.ts';
import type { SamplePathway, SampleResponsible, SampleStep } from './story.ts';
import { isWeekend } from '../../domain/working-days.ts';
import { dayAt, hour, morning, record, said, type SampleWorld } from './timeline.ts';

/** When the invented coordinator compared the templates with their sources. */
const checkedOn = -90;

/** Templates are copied as a user copies them; what came of each step is recorded once the last of it has happened. */
export function pathwayActs(cast: SampleCast, checkedBy: string): readonly Exchange[] {
  const { world } = cast;
  return samplePathways.flatMap((story): readonly Exchange[] => {
    let pathway: RecordId | null = null;
    const days = Object.values(story.steps).flatMap((step) =>
      [step.startedOn ?? [], step.doneOn ?? []].flat(),
    );
    return [
      [
        morning(world, story.copied) + 3 * hour,
        async () => {
          pathway = await copied(cast, story, checkedBy);
        },
      ],
      [
        morning(world, Math.max(story.copied, ...days)) + 4 * hour,
        async () => {
          if (pathway !== null) await happened(cast, story, pathway);
        },
      ],
    ];
  });
}

async function copied(cast: SampleCast, story: SamplePathway, checkedBy: string): Promise<RecordId> {
  const { world, me } = cast;
  const ofCase = cast.caseOf(story.of);
  const anchors = Object.entries(story.anchors ?? {}).map(([key, on]) => [key, dayAt(world, on)] as const);
  const { pathway } = must(
    await copyPathway(me, {
      case: ofCase,
      template: story.template,
      people: byChild(me, ofCase, 'person').map(({ id }) => id),
      anchors: Object.fromEntries(anchors),
      language: world.language,
      checkedOn: dayAt(world, checkedOn),
      checkedBy,
    }),
  );
  return pathway;
}

async function happened(cast: SampleCast, story: SamplePathway, pathway: RecordId): Promise<void> {
  const { world, me } = cast;
  const ofCase = cast.caseOf(story.of);
  const aliases = new Map(byChild(me, ofCase, 'person').map((row) => [row.id, textOf(row, 'alias') ?? '']));
  const nameOf = (row: RecordRow): readonly [key: string, own: string] => {
    const key = textOf(row, 'templateKey') ?? '';
    const person = recordOf(row, 'person');
    return [key, person === null ? key : `${key}/${aliases.get(person) ?? ''}`];
  };
  const rows = byChild(me, pathway, 'step').map((row) => ({ row, names: nameOf(row) }));
  const steps = rows.flatMap(({ row, names: [key, own] }) => {
    const step = story.steps[own] ?? story.steps[key];
    return step === undefined ? [] : [record('step', row.id, stepFields(world, step, story.responsible))];
  });
  const row = me.vault.read.row(pathway);
  const { holidayOn } = me.holidays.of(row === null ? null : textOf(row, 'country'));
  const appointments = (story.appointments ?? []).map(
    ({ step, on, time, place, zone = 'Europe/Moscow', status = 'planned' }) => {
      const found = rows.find(({ names }) => names.includes(step));
      if (found === undefined) throw new Error(`no step ${step} of ${story.of}`);
      const day = on === 'closed' ? nextHoliday(world, holidayOn) : workday(dayAt(world, on));
      return record('appointment', world.id(), {
        step: found.row.id,
        at: { at: `${day}T${time}:00Z`, zone },
        place: said(world, place),
        status,
      });
    },
  );
  const status = record('pathway', pathway, { status: story.status });
  must(await putRecords(me, [...(story.status === 'planned' ? [] : [status]), ...steps, ...appointments]));
}

const stepFields = (
  world: SampleWorld,
  { status, startedOn, doneOn, due, responsible }: SampleStep,
  usual: SampleResponsible,
) => {
  const who = responsible ?? usual;
  return {
    status,
    responsible: typeof who === 'string' ? world.who[who] : said(world, who),
    startedOn: startedOn === undefined ? undefined : dayAt(world, startedOn),
    doneOn: doneOn === undefined ? undefined : dayAt(world, doneOn),
    due: due === undefined ? undefined : dayAt(world, due),
  };
};

/** That day, or the first after it that is not on a weekend, whatever day the sample is made on. */
function workday(text: string): string {
  const number = dayNumber(text) ?? 0;
  const ahead = [0, 1, 2].find((index) => !isWeekend(number + index)) ?? 0;
  return addDays(text, ahead) ?? text;
}

/** Some days ahead, so that it can still be moved. */
function nextHoliday(world: SampleWorld, holidayOn: (day: number) => string | null): string {
  const from = dayAt(world, 8);
  const number = dayNumber(from) ?? 0;
  const ahead = Array.from({ length: 400 }, (_, index) => index).find(
    (index) => holidayOn(number + index) !== null,
  );
  return addDays(from, ahead ?? 0) ?? from;
}
