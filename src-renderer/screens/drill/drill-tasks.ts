import type { DrillView } from '../../../src-preload/contract/drill-views.ts';

/** What a drill proposes to write, one line each. */
export interface DrillTasks {
  readonly marks: readonly {
    readonly id: string;
    readonly kind: 'house' | 'helper';
    readonly name: string;
  }[];
  /** Cases of people who have to move and that are no emergency yet. */
  readonly emergencies: readonly string[];
  readonly notes: readonly {
    readonly caseId: string;
    readonly caseAlias: string;
    readonly stay: string;
    readonly house: string;
    readonly from: string | null;
    readonly until: string | null;
  }[];
}

const markable = (state: string): boolean => state !== 'compromised';

/** Marks on what was lost and on houses that have to be left; a note on every case that has to move out of one. */
export function tasksOf({ start, state, houses, people }: DrillView): DrillTasks {
  const moving = houses.flatMap((house) => house.moving.map((stay) => ({ house, stay })));
  const priorities = new Map(people.map(({ caseId, priority }) => [caseId, priority]));
  const cases = new Set(
    moving.flatMap(({ stay }) => (stay.caseId !== null && stay.caseAlias ? [stay.caseId] : [])),
  );
  return {
    marks: [
      ...(start.kind === 'helper' && markable(state)
        ? [{ id: start.id, kind: 'helper' as const, name: start.name }]
        : []),
      ...houses
        .filter((house) => house.unsafe && markable(house.state))
        .map(({ id, name }) => ({ id, kind: 'house' as const, name })),
    ],
    emergencies: [...cases].filter((id) => priorities.get(id) !== 'emergency'),
    notes: moving.flatMap(({ house, stay }) =>
      stay.caseId === null || !stay.caseAlias
        ? []
        : [
            {
              caseId: stay.caseId,
              caseAlias: stay.caseAlias,
              stay: stay.id,
              house: house.name,
              from: stay.from,
              until: stay.until,
            },
          ],
    ),
  };
}
