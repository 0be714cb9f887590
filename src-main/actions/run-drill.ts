import type { DrillStart, DrillStay, DrillView } from '../../src-preload/contract/drill-views.ts';
import { exposureOf, type Exposed } from '../domain/exposure.ts';
import type { ExposureFacts } from '../domain/exposure-facts.ts';
import type { IdentityDigest } from '../domain/ids.ts';
import { guestsOn, peopleOf } from '../domain/occupancy.ts';
import { done, type Result } from '../domain/result.ts';
import { bundlesOf } from './drill-bundles.ts';
import { startOf } from './drill-start.ts';
import { DrillNames } from './drill-names.ts';
import { peopleIn } from './drill-people.ts';
import { reachedIn } from './drill-reached.ts';
import { stayFacts, textOf } from './facts.ts';
import { journalHead } from './journal.ts';
import { byChild } from './look-up.ts';
import { readExposure } from './read-exposure.ts';
import { today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

interface Found {
  readonly start: DrillStart;
  readonly facts: ExposureFacts;
  readonly exposed: readonly Exposed[];
}

/** Everything that is exposed, by record. Refusals as those of {@link runDrill}. */
export async function findExposed(unlocked: Unlocked, given: DrillStart): Promise<Result<Found>> {
  const start = startOf(unlocked, given);
  if (!start.ok) return start;
  const facts = await readExposure(unlocked);
  return done({ start: start.value, facts, exposed: exposureOf(start.value, facts, today(unlocked)) });
}

/**
 * The drill from one that is assumed lost: whom to call, who has to move, whom to warn and what had left, worst first. Writes
 * nothing. Refusals: `record-id-bad`, `no-such-record`, `no-such-contact`.
 */
export async function runDrill(unlocked: Unlocked, given: DrillStart): Promise<Result<DrillView>> {
  const found = await findExposed(unlocked, given);
  if (!found.ok) return found;
  const { start, facts, exposed } = found.value;
  const own = facts.channels.filter(({ owners }) => owners.now.some((owner) => owner === start.id));
  const channels = exposed.filter(({ thing }) => thing.kind === 'channel');
  const lostNumbers = new Set<string>([
    ...channels.map(({ thing }) => thing.id),
    ...own.map(({ record }) => record),
  ]);
  if (start.kind === 'channel') lostNumbers.add(start.id);
  const names = await DrillNames.of(unlocked, lostNumbers);
  const reached = reachedIn(unlocked, start);
  const of = (kind: string): readonly Exposed[] => exposed.filter(({ thing }) => thing.kind === kind);
  const line = ({ thing, urgency, reasons }: Exposed) => ({
    id: thing.id,
    name: thing.kind === 'partner' ? names.partner(thing.id) : names.of(thing.id),
    urgency,
    reasons: names.sentences(thing.kind, reasons),
  });
  const stateOf = (id: string): string => {
    const row = names.row(id);
    return row === null ? '' : (textOf(row, 'state') ?? '');
  };
  const row = start.kind === 'partner' ? null : names.row(start.id);
  const owner = facts.channels.find(({ record }) => record === start.id)?.owners.now[0];
  return done({
    start: {
      ...start,
      name: start.kind === 'partner' ? names.partner(start.id) : names.of(owner ?? start.id),
      caseAlias: row === null || row.type !== 'person' ? null : names.of(textOf(row, 'case') ?? ''),
    },
    state: stateOf(start.id),
    at: journalHead(unlocked).number,
    people: peopleIn(facts, exposed, today(unlocked), names, reached, line),
    houses: withStart(found.value).map((one) => ({
      ...line(one),
      state: stateOf(one.thing.id),
      guestsTonight: guestsTonight(unlocked, one.thing.id),
      unsafe: isUnsafe(one),
      moving: isUnsafe(one) ? movingFrom(exposed, one.thing.id, names) : [],
    })),
    helpers: of('helper').map((one) => ({
      ...line(one),
      state: stateOf(one.thing.id),
      calls: names.calls(one.thing.id),
      reached: reached(one.thing.id),
    })),
    partners: of('partner').map((one) => ({
      ...line(one),
      role: unlocked.vault.read.contact(one.thing.id as IdentityDigest)?.role ?? null,
      reached: reached(one.thing.id),
    })),
    channels: channels.map((one) => ({
      ...line(one),
      name: '',
      kind: textOfRow(names, one.thing.id, 'kind'),
      owner: names.of(textOfRow(names, one.thing.id, 'parent')),
    })),
    bundles: bundlesOf(exposed, names),
  });
}

const textOfRow = (names: DrillNames, id: string, field: string): string => {
  const row = names.row(id);
  return row === null ? '' : (textOf(row, field) ?? '');
};

/** Known by more than its code name. */
const isUnsafe = ({ urgency }: Exposed): boolean => urgency !== 'traces';

/** A lost house is the first of those that have to be left. */
function withStart({ start, exposed }: Found): readonly Exposed[] {
  const houses = exposed.filter(({ thing }) => thing.kind === 'house');
  if (start.kind !== 'house') return houses;
  const there = exposed.some(({ reasons }) => reasons.some(({ why }) => why === 'there'));
  return [{ thing: start, urgency: there ? 'tonight' : 'known', reasons: [] }, ...houses];
}

function guestsTonight(unlocked: Unlocked, house: string): number {
  const stays = byChild(unlocked, house as never, 'stay').map(stayFacts);
  return guestsOn(stays, today(unlocked), today(unlocked));
}

/** Stays from which people have to go elsewhere, those of tonight first, then by who comes first. */
function movingFrom(exposed: readonly Exposed[], house: string, names: DrillNames): readonly DrillStay[] {
  return exposed.flatMap(({ thing, reasons }) => {
    const there = reasons.find((reason) => reason.why === 'there' && reason.house === house);
    const row = thing.kind === 'stay' ? names.row(thing.id) : null;
    if (there === undefined || row === null) return [];
    const ofCase = textOf(row, 'case');
    return [
      {
        id: thing.id,
        guestName: textOf(row, 'guestName') ?? '',
        guests: peopleOf(stayFacts(row).guests),
        caseId: ofCase,
        caseAlias: ofCase === null ? null : names.of(ofCase),
        from: there.from,
        until: there.until,
        when: there.urgency === 'tonight' ? ('tonight' as const) : ('coming' as const),
      },
    ];
  });
}
