import type { RecordId } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import { watchActs } from './watch-acts.ts';
import type { SampleCase, SamplePerson } from './story.ts';
import { dayAt, hour, instant, morning, record, said, type SampleAct, type SampleWorld } from './timeline.ts';

/** Everything that is recorded of one case, each at its own time. */
export function caseActs(world: SampleWorld, id: RecordId, story: SampleCase): readonly SampleAct[] {
  const persons = story.persons.map((person) => ({ person, id: world.id() }));
  const [first] = persons;
  if (first === undefined) throw new Error(`nobody in ${story.alias}`);
  return [
    firstCall(world, id, story, persons),
    ...assessed(world, id, story),
    ...stays(world, id, story),
    ...(story.watch === undefined ? [] : watchActs(world, id, story.began, story.watch)),
    ...legs(world, id, story),
    ...pathway(world, id, story),
    ...papers(world, first.id, story),
    ...words(world, id, first.id, story),
    ...closed(world, id, story),
  ];
}

const earliest = ({ began }: SampleCase, offset: number): number => Math.max(began, offset);

function firstCall(
  world: SampleWorld,
  id: RecordId,
  story: SampleCase,
  persons: readonly { readonly person: SamplePerson; readonly id: RecordId }[],
): SampleAct {
  const { alias, priority, danger, owner, vetting, channel, safeTimes, neverSay } = story;
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
  const { level, assessed: on, nextAssessment } = story;
  if (level === undefined || on === undefined) return [];
  return [
    {
      at: morning(world, on) + hour,
      records: [
        record('assessment', world.id(), {
          case: id,
          day: dayAt(world, on),
          level,
          ...(nextAssessment === undefined ? {} : { next: dayAt(world, nextAssessment) }),
        }),
      ],
    },
  ];
}

function stays(world: SampleWorld, id: RecordId, story: SampleCase): readonly SampleAct[] {
  const arrival = said(world, { en: 'after dark', ru: 'после темноты' });
  const doorWord = said(world, { en: 'swallow', ru: 'ласточка' });
  return (story.stays ?? []).flatMap((stay): readonly SampleAct[] => {
    const stayId = world.id();
    const { languages } = story.persons[0] ?? { languages: [] };
    const planned = record('stay', stayId, {
      case: id,
      safeHouse: world.houses.get(stay.house),
      unit: stay.unit === null ? undefined : world.units.get(`${stay.house}/${stay.unit}`),
      guestName: stay.guestName,
      guests: story.persons.length,
      languages,
      needs: [...new Set(story.persons.flatMap(({ needs = [] }) => needs))],
      from: dayAt(world, stay.from),
      until: dayAt(world, stay.until),
      arrival,
      doorWord,
      status: stay.status === 'cancelled' ? 'cancelled' : 'planned',
    });
    const acts: SampleAct[] = [
      { at: morning(world, earliest(story, stay.from - 2)) + 2 * hour, records: [planned] },
    ];
    if (stay.answer !== undefined)
      acts.push({
        at: morning(world, Math.min(-1, earliest(story, stay.from - 1))) + 3 * hour,
        records: [record('stay', stayId, { answer: stay.answer })],
      });
    if (stay.status === 'checkedIn' || stay.status === 'checkedOut')
      acts.push({
        at: morning(world, stay.from) + 4 * hour,
        records: [record('stay', stayId, { status: 'checkedIn', actualFrom: dayAt(world, stay.from) })],
      });
    if (stay.status === 'checkedOut')
      acts.push({
        at: morning(world, stay.until) + 4 * hour,
        records: [record('stay', stayId, { status: 'checkedOut', actualUntil: dayAt(world, stay.until) })],
      });
    return acts;
  });
}

function legs(world: SampleWorld, id: RecordId, story: SampleCase): readonly SampleAct[] {
  return (story.legs ?? []).map((leg, index) => {
    const [zoneFrom, zoneTo] = leg.zones;
    const arrives = world.now + leg.arrives * hour;
    return {
      at: Math.min(world.now - (20 - index) * 60_000, world.now + (leg.departs - 72) * hour),
      records: [
        record('leg', world.id(), {
          case: id,
          order: `a${index}`.replace('a0', 'a'),
          from: leg.from,
          to: leg.to,
          departs: instant(world.now + leg.departs * hour, zoneFrom),
          arrives: instant(arrives, zoneTo),
          confirmBy: instant(arrives + hour, zoneTo),
          transport: said(world, leg.transport),
          ...(leg.escort === null ? {} : { escort: world.helpers.get(leg.escort) }),
          status: leg.status,
        }),
      ],
    };
  });
}

function pathway(world: SampleWorld, id: RecordId, story: SampleCase): readonly SampleAct[] {
  const { pathway: plan } = story;
  if (plan === undefined) return [];
  const pathwayId = world.id();
  const steps = plan.steps.map((step) => ({ step, id: world.id() }));
  return [
    {
      at: morning(world, Math.min(-1, story.began + 5)),
      records: [
        record('pathway', pathwayId, { case: id, country: plan.country, kind: plan.kind, status: 'active' }),
        ...steps.map(({ step, id: stepId }, index) =>
          record('step', stepId, {
            pathway: pathwayId,
            title: said(world, step.title),
            order: `s${index + 1}`,
            status: step.status,
            ...(step.due === null ? {} : { due: dayAt(world, step.due) }),
            ...(step.waits === true && index > 0 ? { dependsOn: [steps[index - 1]?.id ?? ''] } : {}),
          }),
        ),
      ],
    },
  ];
}

function papers(world: SampleWorld, person: RecordId, story: SampleCase): readonly SampleAct[] {
  const { documents = [], consent } = story;
  const records = [
    ...documents.map(([kind, until]) =>
      record('document', world.id(), { person, kind, country: 'RU', validUntil: dayAt(world, until) }),
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
