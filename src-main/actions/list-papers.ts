import type { PaperLine, PapersView } from '../../src-preload/contract/pathway-lists-views.ts';
import { expiryRadar, radarStates, type RadarLine, type RadarState } from '../domain/expiry-radar.ts';
import type { RecordId } from '../domain/ids.ts';
import { textOf } from './facts.ts';
import { openCases } from './open-cases.ts';
import { paperFacts, paperNeeds } from './paper-facts.ts';
import { plannedPathways } from './planned-pathways.ts';
import type { RecordRow } from './ports/store.ts';
import { today } from './rows.ts';
import { TodayRecords } from './today-records.ts';
import type { Unlocked } from './unlocked.ts';

/** As with steps: what is most pressing comes first, and the rest is counted. */
const longest = 1_000;

export interface PapersWish {
  readonly state?: RadarState;
  readonly within?: '30' | '60' | '90';
  readonly order: 'pressing' | 'needed' | 'expires';
}

/** The papers of all open cases against the days on which they are needed. Every type of record is read once. Writes nothing. */
export function listPapers(unlocked: Unlocked, wish: PapersWish): PapersView {
  const records = new TodayRecords(unlocked);
  const cases = openCases(records);
  const isOpen = ({ caseId }: { readonly caseId: RecordId | null }): boolean =>
    caseId === null || cases.has(caseId);
  const pathways = plannedPathways(unlocked, records).filter(isOpen);
  const needs = paperNeeds(unlocked, records, pathways).filter(isOpen);
  const radar = expiryRadar(paperFacts(records).filter(isOpen), needs, today(unlocked));
  const wanted = ordered(
    radar.filter((line) => isWanted(line, wish)),
    wish.order,
  );
  const count = (state: RadarState): number => radar.filter((line) => line.state === state).length;
  return {
    lines: wanted.slice(0, longest).map((line) => paperLine(records, cases, line)),
    more: Math.max(wanted.length - longest, 0),
    states: Object.fromEntries(radarStates.map((state) => [state, count(state)])) as PapersView['states'],
  };
}

const bands = ['now', '30', '60', '90'];

/** What is good is listed only where it is asked for. */
const isWanted = ({ state, band }: RadarLine, wish: PapersWish): boolean =>
  (wish.state === undefined ? state !== 'good' : state === wish.state) &&
  (wish.within === undefined || bands.slice(0, bands.indexOf(wish.within) + 1).includes(band));

/** By the most pressing, as they come; by the day they are needed or expire, those without one last. */
function ordered(lines: readonly RadarLine[], by: PapersWish['order']): readonly RadarLine[] {
  if (by === 'pressing') return lines;
  const day = ({ need, validUntil }: RadarLine): string => (by === 'needed' ? need?.on : validUntil) ?? '~';
  return lines.toSorted((one, other) => (day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0));
}

function paperLine(
  records: TodayRecords,
  cases: ReadonlyMap<RecordId, RecordRow>,
  { document, person, ...line }: RadarLine,
): PaperLine {
  const named = (row: RecordRow | null | undefined): string | null =>
    row === null || row === undefined ? null : textOf(row, 'alias');
  const asks = line.need?.asks ?? null;
  return {
    ...line,
    id: document ?? `${line.caseId ?? ''} ${person ?? ''} ${line.kind ?? ''}`,
    document: records.one('document', document),
    personName: named(records.one('person', person)),
    caseAlias: line.caseId === null ? null : named(cases.get(line.caseId)),
    asks: records.one('step', asks) ?? records.one('leg', asks),
  };
}
