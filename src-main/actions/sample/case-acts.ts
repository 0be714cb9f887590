import type { RecordId } from '../../domain/ids.ts';
import { questions } from '../../domain/assessment-questions.ts';
import type { Answers } from '../../domain/assessment.ts';
import type { Json } from '../../domain/json.ts';
import { dealings } from './dealing-acts.ts';
import { earliest, legs, stays, type CarriedPapers } from './way-acts.ts';
import { watchActs } from './watch-acts.ts';
import type { SampleCase, SamplePerson } from './story.ts';
import { dayAt, hour, morning, record, said, type SampleAct, type SampleWorld } from './timeline.ts';

/** Everything that is recorded of one case, each at its own time. */
export function caseActs(world: SampleWorld, id: RecordId, story: SampleCase): readonly SampleAct[] {
  const persons = story.persons.map((person) => ({ person, id: world.id() }));
  const [first] = persons;
  if (first === undefined) throw new Error(`nobody in ${story.alias}`);
  const carried: CarriedPapers = new Map((story.documents ?? []).map(([kind]) => [kind, world.id()]));
  return [
    firstCall(world, id, story, persons),
    ...assessed(world, id, story),
    ...stays(world, id, story),
    ...(story.watch === undefined ? [] : watchActs(world, id, story.began, story.watch)),
    ...legs(world, id, story, carried),
    ...papers(world, first.id, story, carried),
    ...dealings(world, id, story),
    ...words(world, id, first.id, story),
    ...closed(world, id, story),
  ];
}

function firstCall(
  world: SampleWorld,
  id: RecordId,
  story: SampleCase,
  persons: readonly { readonly person: SamplePerson; readonly id: RecordId }[],
): SampleAct {
  const { alias, priority, danger, owner, vetting, channel, safeTimes, neverSay, where, vouchedBy } = story;
  const [first] = persons;
  const [kind, value] = channel;
  return {
    at: morning(world, story.began),
    records: [
      record('case', id, {
        alias,
        priority,
        danger: said(world, danger),
        status: story.status === 'closed' ? 'open' : story.status,
        ...(where === undefined ? {} : { where: said(world, where) }),
        ...(vouchedBy === undefined ? {} : { vouchedBy: world.who[vouchedBy] }),
        ...(owner === null ? {} : { owner: world.who[owner], caseworker: world.who[owner] }),
      }),
      // Together in one set some would be said as true and others as false: both are said by name.
      ...(vetting === undefined ? [] : [record('case', id, { vetting: vetting as Json })]),
      ...persons.map(({ person, id: personId }, index) =>
        record('person', personId, {
          case: id,
          alias: person.alias,
          role: index === 0 ? 'principalApplicant' : 'dependant',
          ageBand: person.ageBand,
          languages: person.languages,
          needs: person.needs,
          trueName: person.trueName,
          ...(person.born === undefined ? {} : { birthDate: { day: person.born, precision: 'exact' } }),
        }),
      ),
      ...persons.flatMap(({ person, id: personId }) =>
        person.link === undefined || first === undefined
          ? []
          : [record('link', world.id(), { personA: first.id, personB: personId, kind: person.link })],
      ),
      record('channel', world.id(), {
        parent: first?.id,
        kind,
        value,
        ...(safeTimes === undefined ? {} : { safeTimes: said(world, safeTimes) }),
        ...(neverSay === undefined ? {} : { neverSay: said(world, neverSay) }),
        ...(story.watch === undefined
          ? {}
          : {
              safeWord: said(world, { en: 'teapot', ru: 'чайник' }),
              dangerWord: said(world, { en: 'umbrella', ru: 'зонтик' }),
            }),
      }),
    ],
  };
}

function assessed(world: SampleWorld, id: RecordId, story: SampleCase): readonly SampleAct[] {
  const { level, answers, assessed: on, nextAssessment } = story;
  if (level === undefined || on === undefined) return [];
  return [
    {
      at: morning(world, on) + hour,
      records: [
        record('assessment', world.id(), {
          case: id,
          day: dayAt(world, on),
          level,
          ...(answers === undefined ? {} : { answers: answered(answers) }),
          ...(nextAssessment === undefined ? {} : { next: dayAt(world, nextAssessment) }),
        }),
      ],
    },
  ];
}

const answered = ({ yes, unknown = [] }: NonNullable<SampleCase['answers']>): Answers =>
  Object.fromEntries(
    questions.map(({ id }) => [id, yes.includes(id) ? 'yes' : unknown.includes(id) ? 'unknown' : 'no']),
  );

function papers(
  world: SampleWorld,
  person: RecordId,
  story: SampleCase,
  carried: CarriedPapers,
): readonly SampleAct[] {
  const { documents = [], consent } = story;
  const records = [
    ...documents.map(([kind, until, from]) =>
      record('document', carried.get(kind) ?? world.id(), {
        person,
        kind,
        country: 'RU',
        ...(from === undefined ? {} : { validFrom: dayAt(world, from) }),
        ...(until === null ? {} : { validUntil: dayAt(world, until) }),
      }),
    ),
    ...(consent === undefined
      ? []
      : [
          record('consent', world.id(), {
            person,
            partnerKind: consent.partner,
            groups: consent.groups,
            basis: 'explicit',
            given: dayAt(world, Math.min(-1, story.began + 3)),
            until: dayAt(world, consent.until),
          }),
        ]),
  ];
  return records.length === 0 ? [] : [{ at: morning(world, Math.min(-1, story.began + 3)) + hour, records }];
}

function words(world: SampleWorld, id: RecordId, person: RecordId, story: SampleCase): readonly SampleAct[] {
  const { notes = [], incident } = story;
  return [
    ...notes.map(([on, text]) => ({
      at: morning(world, on) + 30 * 60_000,
      records: [record('note', world.id(), { parent: id, text: said(world, text) })],
    })),
    ...(incident === undefined
      ? []
      : [
          {
            at: morning(world, earliest(story, incident.day)) + 2 * hour,
            records: [
              record('incident', world.id(), {
                parent: person,
                day: { day: dayAt(world, incident.day), precision: 'about' },
                place: incident.place,
                account: said(world, incident.account),
              }),
            ],
          },
        ]),
  ];
}

function closed(world: SampleWorld, id: RecordId, story: SampleCase): readonly SampleAct[] {
  if (story.status !== 'closed' || story.closure === undefined) return [];
  return [
    {
      at: morning(world, -18),
      records: [record('case', id, { status: 'closed', closureReason: story.closure })],
    },
  ];
}
