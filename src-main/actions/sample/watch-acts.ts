import type { RecordId } from '../../domain/ids.ts';
import type { SampleWatch } from './story.ts';
import { hour, instant, morning, record, said, type SampleAct, type SampleWorld } from './timeline.ts';

/** A watch and what came of it so far; the newest due time lies as many hours back as the story says. */
export function watchActs(
  world: SampleWorld,
  id: RecordId,
  began: number,
  watch: SampleWatch,
): readonly SampleAct[] {
  const newest = world.now - watch.dueHoursAgo * hour;
  const every = watch.everyHours * hour;
  const last = watch.outcomes.length - 1;
  const start = newest - last * every;
  const ladder = [
    {
      afterHours: 0.5,
      do: said(world, { en: 'Write again, then call once', ru: 'Написать ещё раз, потом один звонок' }),
    },
    { afterHours: 1, do: said(world, { en: 'Ask the contact person', ru: 'Спросить связного' }) },
    {
      afterHours: 5,
      do: said(world, {
        en: 'Alarm: call Boris, prepare to move the others',
        ru: 'Тревога: звонить Борису, готовить переезд остальных',
      }),
    },
  ];
  const setUp: SampleAct = {
    at: Math.max(morning(world, began) + hour, Math.min(start - hour, world.now - 2 * hour)),
    records: [
      record('watch', world.id(), {
        case: id,
        every: watch.everyHours,
        start: instant(start),
        watcher: world.who[watch.watcher],
        ladder,
      }),
    ],
  };
  const checkIns = watch.outcomes.flatMap((outcome, index): readonly SampleAct[] => {
    if (outcome === null) return [];
    const at = Math.min(start + index * every + 5 * 60_000, world.now - 60_000);
    return [
      {
        at,
        records: [
          record('checkIn', world.id(), { case: id, at: instant(at), by: world.who.me, outcome, rung: 0 }),
        ],
      },
    ];
  });
  return [setUp, ...checkIns];
}
