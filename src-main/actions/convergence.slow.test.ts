import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { exportBundle } from './export-bundle.ts';
import { putRecords } from './put-record.ts';
import { Stage } from './testing/parties.ts';
import { plan } from './testing/planned.ts';

type Act =
  | { readonly kind: 'begin'; readonly who: number; readonly alias: string }
  | { readonly kind: 'person'; readonly who: number; readonly which: number; readonly alias: string }
  | { readonly kind: 'edit'; readonly who: number; readonly which: number; readonly fields: Json }
  | { readonly kind: 'send'; readonly who: number; readonly to: number }
  | { readonly kind: 'deliver'; readonly which: number; readonly keep: boolean }
  | { readonly kind: 'lose'; readonly which: number };

const who = fc.nat(2);
const which = fc.nat(5);
const alias = fc.constantFrom('Heron', 'Wren', 'Egret', 'Цапля');
const fields = fc.oneof(
  fc.record({ alias }),
  fc.record({ priority: fc.constantFrom('normal', 'urgent', 'emergency', null) }),
  fc.record({ vetting: fc.dictionary(fc.constantFrom('a', 'b'), fc.boolean(), { minKeys: 1 }) }),
  fc.record({ danger: fc.constantFrom('x', 'y', null), status: fc.constantFrom('open', 'closed') }),
);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('begin' as const), who, alias }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('person' as const), who, which, alias }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('edit' as const), who, which, fields }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('send' as const), who, to: who }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('deliver' as const), which, keep: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const), which }) },
);

/** Three coordinators who have verified each other, and the sticks that travel between them. */
class World {
  readonly written = new Set<string>();
  readonly #parties: readonly Party[];
  readonly #stage: Stage;
  #travelling: { readonly to: Party; readonly path: string }[] = [];
  #files = 0;

  constructor(stage: Stage, parties: readonly Party[]) {
    this.#stage = stage;
    this.#parties = parties;
  }

  async play(step: Act): Promise<void> {
    switch (step.kind) {
      case 'begin':
        return this.#put(this.#at(step.who), { type: 'case', fields: { alias: step.alias } });
      case 'person': {
        const id = this.#pick(this.#at(step.who), step.which);
        if (id === undefined) return;
        return this.#put(this.#at(step.who), { type: 'person', fields: { case: id, alias: step.alias } });
      }
      case 'edit': {
        const id = this.#pick(this.#at(step.who), step.which);
        if (id === undefined) return;
        return this.#put(this.#at(step.who), { type: 'case', id, fields: step.fields });
      }
      case 'send':
        if (step.who !== step.to) await this.send(this.#at(step.who), this.#at(step.to));
        return;
      case 'deliver': {
        const [index, one] = this.#stick(step.which);
        if (one === undefined) return;
        await one.to.receive(one.path);
        if (!step.keep) this.#travelling = this.#travelling.toSpliced(index, 1);
        return;
      }
      case 'lose':
        this.#travelling = this.#travelling.toSpliced(this.#stick(step.which)[0], 1);
    }
  }

  /** Everyone gives everyone everything, until nobody lacks anything. Rounds needed, or null when it goes on for ever. */
  async settle(): Promise<number | null> {
    for (let round = 1; round <= 6; round += 1) {
      let sent = 0;
      for (const from of this.#parties) {
        for (const to of this.#parties) {
          if (from === to) continue;
          sent += await this.send(from, to);
          await to.receive(this.#travelling.pop()?.path ?? '');
        }
      }
      if (sent === 0) return round;
    }
    return null;
  }

  async send(from: Party, to: Party): Promise<number> {
    const planned = await plan(from, to, casesOf(from));
    this.#files += 1;
    const path = this.#stage.path(`${this.#files}.pgp`);
    must(await exportBundle(from.unlocked, planned, path, false));
    this.#travelling.push({ to, path });
    return planned.departing.length;
  }

  async #put(party: Party, input: Json): Promise<void> {
    for (const { changes } of must(await putRecords(party.unlocked, [input])))
      for (const change of changes) this.written.add(change);
  }

  #at(index: number): Party {
    const party = this.#parties[index];
    if (party === undefined) throw new Error('nobody there');
    return party;
  }

  #pick(party: Party, number: number): RecordId | undefined {
    const cases = casesOf(party);
    return cases[number % Math.max(cases.length, 1)];
  }

  #stick(number: number): readonly [number, { readonly to: Party; readonly path: string } | undefined] {
    const index = number % Math.max(this.#travelling.length, 1);
    return [index, this.#travelling[index]];
  }
}

const casesOf = (party: Party): readonly RecordId[] =>
  party.unlocked.vault.read.list({ type: 'case' }).map(({ id }) => id);

/** Everything on display, with the heads it rests on. */
function shownBy(party: Party): Json {
  const { read } = party.unlocked.vault;
  const records = ['case', 'person'].flatMap((type) => read.list({ type })).map(({ id }) => id);
  return records
    .toSorted()
    .map((id) => [
      id,
      [...(read.state(id)?.slots.values() ?? [])].map(({ slot, shown, heads, hidden, conflict }) => [
        slot,
        shown ?? null,
        heads.map(({ change }) => change),
        [...hidden],
        conflict,
      ]),
    ]);
}

describe('invariant 1: merge is independent of order, batching and duplication, given equal trust tables', () => {
  it('three vaults that lost, doubled and mixed up bundles show the same, and nothing saved is lost', async () => {
    let conflicts = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 28 }), async (acts) => {
        const stage = await Stage.open();
        try {
          const parties: Party[] = [];
          for (const name of ['anna', 'boris', 'dora']) parties.push(await stage.party(name));
          for (const one of parties)
            for (const other of parties) if (one !== other) await one.meet(other, 'coordinator');
          const world = new World(stage, parties);
          await world.play({ kind: 'begin', who: 0, alias: 'Heron' });
          for (const to of [1, 2]) {
            await world.play({ kind: 'send', who: 0, to });
            await world.play({ kind: 'deliver', which: 0, keep: false });
          }
          // Apart from each other, so that every run has something to agree on.
          await world.play({ kind: 'edit', who: 0, which: 0, fields: { danger: 'said by anna' } });
          await world.play({ kind: 'edit', who: 1, which: 0, fields: { danger: 'said by boris' } });
          for (const step of acts) await world.play(step);

          expect(await world.settle()).not.toBeNull();
          const [anna, ...others] = parties as [Party, Party, Party];
          for (const other of others) expect(shownBy(other)).toEqual(shownBy(anna));
          for (const { unlocked } of parties) {
            for (const change of world.written)
              expect(unlocked.vault.read.hasChange(change as never)).toBe(true);
            expect(await unlocked.vault.read.quarantined()).toEqual([]);
          }
          conflicts += anna.unlocked.vault.read.conflicts().length;
        } finally {
          await stage.close();
        }
      }),
      { numRuns: 6, endOnFailure: true },
    );
    // Else the runs were too tame to prove anything.
    expect(conflicts).toBeGreaterThan(0);
  });
});
