import type { Day } from './days.ts';
import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';
import { isJsonObject } from './json.ts';

/** Whose: the user's own, nobody's, or that of whom the field names, a contact's digest or a name. */
export type WhoFilter = { readonly is: 'me' | 'nobody' } | { readonly who: string };

/**
 * Which cases to list, as data: every condition that is there must hold. Of a list of values one is enough; of needs each
 * must be there.
 */
export interface CaseFilter {
  readonly status?: readonly string[];
  readonly priority?: readonly string[];
  /** Of the newest risk assessment. */
  readonly level?: readonly string[];
  readonly owner?: WhoFilter;
  readonly caseworker?: WhoFilter;
  /** Somebody of the case is there tonight, or will be. */
  readonly house?: string;
  readonly needs?: readonly string[];
  readonly assessmentOverdue?: true;
  readonly noBed?: true;
  readonly noWatch?: true;
  readonly conflict?: true;
  readonly text?: string;
}

/** What a filter reads of a case. */
export interface FilteredCase {
  readonly record: RecordId;
  readonly status: string | null;
  readonly priority: string | null;
  readonly level: string | null;
  readonly owner: string | null;
  readonly caseworker: string | null;
  /** Where anybody of the case is or will be. */
  readonly houses: readonly RecordId[];
  readonly needs: readonly string[];
  /** Of the newest assessment. */
  readonly nextAssessment: Day | null;
  readonly bedTonight: boolean;
  readonly watched: boolean;
  readonly conflict: boolean;
}

export interface FilterContext {
  readonly today: Day;
  /** How fields name the user: own digests, former ones, the pseudonym. */
  readonly mine: ReadonlySet<string>;
  /** The cases that the filter's text finds; null when it has none. */
  readonly found: ReadonlySet<RecordId> | null;
}

/** True when every condition holds. An empty filter takes all. */
export function matches(one: FilteredCase, filter: CaseFilter, context: FilterContext): boolean {
  const among = (values: readonly string[] | undefined, value: string | null): boolean =>
    values === undefined || (value !== null && values.includes(value));
  return (
    among(filter.status, one.status) &&
    among(filter.priority, one.priority) &&
    among(filter.level, one.level) &&
    isWhose(filter.owner, one.owner, context.mine) &&
    isWhose(filter.caseworker, one.caseworker, context.mine) &&
    (filter.house === undefined || one.houses.some((house) => house === filter.house)) &&
    (filter.needs ?? []).every((need) => one.needs.includes(need)) &&
    (filter.assessmentOverdue !== true ||
      (one.nextAssessment !== null && one.nextAssessment < context.today)) &&
    (filter.noBed !== true || !one.bedTonight) &&
    (filter.noWatch !== true || !one.watched) &&
    (filter.conflict !== true || one.conflict) &&
    (context.found === null || context.found.has(one.record))
  );
}

function isWhose(filter: WhoFilter | undefined, value: string | null, mine: ReadonlySet<string>): boolean {
  if (filter === undefined) return true;
  if ('who' in filter) return value === filter.who;
  return filter.is === 'nobody' ? value === null : value !== null && mine.has(value);
}

/** A list that was saved under a name. `name` null: one that is shipped and whose name is the language's. */
export interface SavedFilter {
  readonly id: string;
  readonly name: string | null;
  readonly filter: CaseFilter;
}

const working = ['intake', 'vetting', 'open'] as const;

/** The working lists that every vault begins with. */
export const shippedFilters: readonly SavedFilter[] = [
  { id: 'mine', name: null, filter: { status: working, caseworker: { is: 'me' } } },
  { id: 'newCalls', name: null, filter: { status: ['intake'] } },
  { id: 'emergency', name: null, filter: { status: working, priority: ['emergency'] } },
  { id: 'noBed', name: null, filter: { status: working, noBed: true } },
  { id: 'unassigned', name: null, filter: { status: working, caseworker: { is: 'nobody' } } },
];

/** Reads saved filters back; what isn't one is left out, and of a filter what this version doesn't know. */
export function savedFilters(value: Json | undefined): readonly SavedFilter[] {
  if (!Array.isArray(value)) return shippedFilters;
  return (value as readonly Json[]).flatMap((one) => {
    if (!isJsonObject(one)) return [];
    const { id, name, filter } = one;
    if (typeof id !== 'string' || (typeof name !== 'string' && name !== null)) return [];
    return [{ id, name, filter: filterOf(filter ?? null) }];
  });
}

/** Reads a filter; conditions that aren't ones are left out. */
export function filterOf(value: Json): CaseFilter {
  if (!isJsonObject(value)) return {};
  const lists = (['status', 'priority', 'level', 'needs'] as const).flatMap((name) => {
    const list = value[name];
    return Array.isArray(list)
      ? [[name, list.filter((entry): entry is string => typeof entry === 'string')] as const]
      : [];
  });
  const whose = (['owner', 'caseworker'] as const).flatMap((name) => {
    const who = whoOf(value[name] ?? null);
    return who === null ? [] : [[name, who] as const];
  });
  const flags = (['assessmentOverdue', 'noBed', 'noWatch', 'conflict'] as const).flatMap((name) =>
    value[name] === true ? [[name, true] as const] : [],
  );
  const texts = (['house', 'text'] as const).flatMap((name) => {
    const text = value[name];
    return typeof text === 'string' ? [[name, text] as const] : [];
  });
  return Object.fromEntries([...lists, ...whose, ...flags, ...texts]);
}

function whoOf(value: Json): WhoFilter | null {
  if (!isJsonObject(value)) return null;
  const { is, who } = value;
  if (is === 'me' || is === 'nobody') return { is };
  return typeof who === 'string' ? { who } : null;
}
