import fc from 'fast-check';
import { must, type Party } from '../../cli/demo/party.ts';
import type { RecordId } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import { exportBundle } from '../export-bundle.ts';
import { planBundle } from '../plan-bundle.ts';
import { putRecords } from '../put-record.ts';
import type { Stage } from './parties.ts';

/** What may happen between people who work together, in any order. Numbers choose among what there is. */
export type Act =
  | { readonly kind: 'begin'; readonly who: number; readonly type: string; readonly fields: Fields }
  | { readonly kind: 'edit'; readonly who: number; readonly which: number; readonly fields: Fields }
  | { readonly kind: 'send'; readonly who: number; readonly to: number; readonly how: How }
  | { readonly kind: 'deliver'; readonly which: number; readonly keep: boolean }
  | { readonly kind: 'lose'; readonly which: number }
  | { readonly kind: 'back up'; readonly who: number }
  | { readonly kind: 'restore'; readonly who: number };

type Fields = Readonly<Record<string, Json>>;
interface How {
  readonly addresses: boolean;
  /** Keeps one record back, this time. */
  readonly withhold: number | null;
}

const openly: How = { addresses: true, withhold: null };
const who = fc.nat(3);
const which = fc.nat(9);
const word = fc.constantFrom('Heron', 'Wren', 'Egret', 'Цапля');
/** One edit may name fields of other types: those that the record has count. */
const fields = fc.oneof(
  fc.record({ alias: word, guestName: word, codeName: word }),
  fc.record({ priority: fc.constantFrom('normal', 'urgent', 'emergency', null), guests: fc.nat(5) }),
  fc.record({
    vetting: fc.dictionary(fc.constantFrom('a', 'b'), fc.boolean(), { minKeys: 1 }),
    needs: fc.dictionary(fc.constantFrom('wheelchair', 'medicine'), fc.boolean(), { minKeys: 1 }),
  }),
  fc.record({
    danger: fc.constantFrom('x', 'y', null),
    status: fc.constantFrom('open', 'closed'),
    trueName: word,
  }),
  fc.record({ address: word, state: fc.constantFrom('open', 'paused', 'compromised') }),
);
const how = fc.record({ addresses: fc.boolean(), withhold: fc.option(which) });
const kind = <K extends Act['kind']>(name: K) => fc.constant(name);

export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: kind('begin'),
      who,
      type: fc.constantFrom('case', 'person', 'safeHouse', 'stay'),
      fields,
    }),
  },
  { weight: 7, arbitrary: fc.record({ kind: kind('edit'), who, which, fields }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('send'), who, to: fc.nat(5), how }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('deliver'), which, keep: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('lose'), which }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('back up'), who }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('restore'), who }) },
);

const own: Readonly<Record<string, readonly string[]>> = {
  case: ['alias', 'priority', 'vetting', 'danger', 'status'],
  person: ['alias', 'needs', 'trueName'],
  safeHouse: ['codeName', 'state', 'address'],
  stay: ['guestName', 'guests', 'needs'],
};
const types = Object.keys(own);
const fitting = (type: string, given: Fields): Fields =>
  Object.fromEntries(Object.entries(given).filter(([name]) => own[type]?.includes(name) === true));

interface Stick {
  readonly to: Party;
  readonly path: string;
}

/** Coordinators who trust each other, the partners that they send to, and the sticks that travel between them. */
export class World {
  /** Changes that nobody may have lost: a restore loses what was nowhere else. */
  #kept = new Set<string>();
  restores = 0;
  readonly #stage: Stage;
  readonly coordinators: readonly Party[];
  readonly partners: readonly Party[];
  #travelling: readonly Stick[] = [];
  readonly #copies = new Map<Party, string>();
  #files = 0;

  constructor(stage: Stage, coordinators: readonly Party[], partners: readonly Party[]) {
    this.#stage = stage;
    this.coordinators = coordinators;
    this.partners = partners;
  }

  get kept(): ReadonlySet<string> {
    return this.#kept;
  }

  async play(act: Act): Promise<void> {
    switch (act.kind) {
      case 'begin':
        return this.#begin(at(this.coordinators, act.who), act.type, act.fields);
      case 'edit':
        return this.#edit(at(this.coordinators, act.who), act.which, act.fields);
      case 'send': {
        const from = at(this.coordinators, act.who);
        const to = at([...this.coordinators, ...this.partners], act.to);
        if (from !== to) await this.send(from, to, act.how);
        return;
      }
      case 'deliver': {
        if (this.#travelling.length === 0) return;
        const stick = at(this.#travelling, act.which);
        await stick.to.receive(stick.path);
        if (!act.keep) this.#travelling = this.#travelling.filter((one) => one !== stick);
        return;
      }
      case 'lose':
        if (this.#travelling.length > 0) {
          const stick = at(this.#travelling, act.which);
          this.#travelling = this.#travelling.filter((one) => one !== stick);
        }
        return;
      case 'back up':
        return this.#backUp(at(this.coordinators, act.who));
      case 'restore':
        return this.#restore(at(this.coordinators, act.who));
    }
  }

  /** Everyone gives everyone everything, until nobody lacks anything. False when it goes on for ever. */
  async settle(): Promise<boolean> {
    let quiet = 0;
    for (let round = 1; round <= 8; round += 1) {
      let sent = 0;
      for (const from of this.coordinators)
        for (const to of this.coordinators) if (from !== to) sent += await this.give(from, to);
      // Twice: only in the second do they know of a restored one what it lacks.
      quiet = sent === 0 ? quiet + 1 : 0;
      if (quiet === 2) return true;
    }
    return false;
  }

  /** Sent and taken in at once. Number of changes. */
  async give(from: Party, to: Party): Promise<number> {
    const sent = await this.send(from, to, openly);
    const last = this.#travelling.at(-1);
    this.#travelling = this.#travelling.slice(0, -1);
    if (last !== undefined) await last.to.receive(last.path);
    return sent;
  }

  async send(from: Party, to: Party, { addresses, withhold }: How): Promise<number> {
    const cases = from.unlocked.vault.read.list({ type: 'case' }).map(({ id }) => id);
    const records = recordsOf(from);
    const kept = withhold === null || records.length === 0 ? [] : [{ record: at(records, withhold).id }];
    const planned = must(
      await planBundle(from.unlocked, {
        to: to.digest,
        preset: null,
        cases,
        addresses,
        withhold: kept,
        withoutConsent: true,
      }),
    );
    this.#files += 1;
    const path = this.#stage.path(`${this.#files}.pgp`);
    must(await exportBundle(from.unlocked, planned, path, false));
    this.#travelling = [...this.#travelling, { to, path }];
    return planned.departing.length;
  }

  async #begin(by: Party, type: string, given: Fields): Promise<void> {
    const first = (wanted: string): RecordId | undefined =>
      by.unlocked.vault.read.list({ type: wanted })[0]?.id;
    const named = fitting(type, { alias: 'New', codeName: 'New', guestName: 'New', ...given });
    const inCase = first('case');
    const inHouse = first('safeHouse');
    if (type === 'case') await this.#put(by, { type, fields: named });
    else if (inCase === undefined) return;
    else if (type === 'person') await this.#put(by, { type, fields: { ...named, case: inCase } });
    else if (type === 'safeHouse') {
      const keeper = this.partners[0]?.digest ?? by.digest;
      const safeHouse = await this.#put(by, { type, fields: { ...named, keeper } });
      // Houses go to coordinators with the cases that stay there.
      await this.#put(by, { type: 'stay', fields: { guestName: 'New', case: inCase, safeHouse } });
    } else if (inHouse !== undefined)
      await this.#put(by, { type, fields: { ...named, case: inCase, safeHouse: inHouse } });
  }

  async #edit(by: Party, number: number, given: Fields): Promise<void> {
    const records = recordsOf(by);
    if (records.length === 0) return;
    const { id, type } = at(records, number);
    const { state: _state, address: _address, ...rest } = given;
    // Replaced by another author, these hold where somebody has agreed to it: trust tables would differ.
    const said = fitting(type, rest);
    if (Object.keys(said).length > 0) await this.#put(by, { type, id, fields: said });
  }

  async #put(party: Party, input: Json): Promise<RecordId> {
    const [saved] = must(await putRecords(party.unlocked, [input]));
    if (saved === undefined) throw new Error('nothing was put');
    for (const change of saved.changes) this.#kept.add(change);
    return saved.id;
  }

  async #backUp(party: Party): Promise<void> {
    const copy = this.#stage.path(`${party.name}.copy`);
    await this.#stage.copyOf(party, copy);
    this.#copies.set(party, copy);
  }

  async #restore(party: Party): Promise<void> {
    const copy = this.#copies.get(party);
    if (copy === undefined) return;
    await this.#stage.copyBack(party, copy);
    this.restores += 1;
    this.#kept = new Set(
      [...this.#kept].filter((change) => this.coordinators.some((one) => holds(one, change))),
    );
  }
}

export const holds = ({ unlocked }: Party, change: string): boolean =>
  unlocked.vault.read.hasChange(change as never);

const recordsOf = ({ unlocked }: Party): readonly { readonly id: RecordId; readonly type: string }[] =>
  types.flatMap((type) => unlocked.vault.read.list({ type }));

function at<T>(all: readonly T[], number: number): T {
  const one = all[number % all.length];
  if (one === undefined) throw new Error('nobody there');
  return one;
}

/** Everything on display, with the heads it rests on: `record slot` → what is shown of it. */
export function shownBy(party: Party): ReadonlyMap<string, Json> {
  const { read } = party.unlocked.vault;
  const shown = new Map<string, Json>();
  for (const { id } of recordsOf(party))
    for (const { slot, shown: value, heads, conflict } of read.state(id)?.slots.values() ?? [])
      if (heads.length > 0)
        shown.set(`${id} ${slot}`, [value ?? null, heads.map(({ change }) => change), conflict]);
  return shown;
}
