import type { RecordId } from '../../domain/ids.ts';
import type { SampleCase, Words } from './story.ts';
import { dayAt, hour, instant, morning, record, said, type SampleAct, type SampleWorld } from './timeline.ts';

/** Documents of a case by their kind. */
export type CarriedPapers = ReadonlyMap<string, RecordId>;

/** Nothing of a case happens before its first call. */
export const earliest = ({ began }: SampleCase, offset: number): number => Math.max(began, offset);

const ages: Readonly<Record<SampleCase['persons'][number]['ageBand'], Words>> = {
  child: { en: 'child', ru: 'ребёнок' },
  teen: { en: 'teenager', ru: 'подросток' },
  adult: { en: 'adult', ru: 'взрослый' },
  older: { en: 'older person', ru: 'пожилой' },
};

/** Beds, as they were planned and as they were taken. */
export function stays(world: SampleWorld, id: RecordId, story: SampleCase): readonly SampleAct[] {
  const arrival = said(world, { en: 'after dark', ru: 'после темноты' });
  const doorWord = said(world, { en: 'swallow', ru: 'ласточка' });
  const bringer = { en: 'a driver in a red cap', ru: 'водитель в красной кепке' };
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
      bringer: stay.status === 'planned' ? said(world, bringer) : undefined,
      ageBands: story.persons.map(({ ageBand }) => said(world, ages[ageBand])).join(', '),
      status: stay.status === 'cancelled' ? 'cancelled' : 'planned',
      overrideReason: stay.overrideReason === undefined ? undefined : said(world, stay.overrideReason),
    });
    const acts: SampleAct[] = [
      { at: morning(world, earliest(story, stay.planned ?? stay.from - 2)) + 2 * hour, records: [planned] },
    ];
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

/** A journey, leg by leg. */
export function legs(
  world: SampleWorld,
  id: RecordId,
  story: SampleCase,
  carried: CarriedPapers,
): readonly SampleAct[] {
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
          papers: leg.papers?.flatMap((kind) => carried.get(kind) ?? []),
          status: leg.status,
        }),
      ],
    };
  });
}
