import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Party } from '../cli/demo/party.ts';
import { Stage } from './testing/parties.ts';
import { anyAct, holds, shownBy, World, type Act } from './testing/world.ts';

/** Coordinators who have verified each other, and a shelter and a legal partner whom they all send to. */
async function worldOf(stage: Stage, size: number): Promise<World> {
  const coordinators: Party[] = [];
  for (const name of ['anna', 'boris', 'dora', 'emil'].slice(0, size))
    coordinators.push(await stage.party(name));
  const shelter = await stage.party('cedar', 'shelter');
  const legal = await stage.party('lex', 'legal');
  for (const one of [...coordinators, shelter, legal]) {
    for (const other of coordinators) if (one !== other) await one.meet(other, 'coordinator');
    if (one !== shelter) await one.meet(shelter, 'shelter');
    if (one !== legal) await one.meet(legal, 'legal');
  }
  return new World(stage, coordinators, [shelter, legal]);
}

const begin: readonly Act[] = [
  { kind: 'begin', who: 0, type: 'case', fields: { alias: 'Heron' } },
  { kind: 'begin', who: 0, type: 'safeHouse', fields: { codeName: 'Lighthouse', state: 'open' } },
  { kind: 'begin', who: 0, type: 'stay', fields: { guestName: 'Maple', guests: 2 } },
  { kind: 'begin', who: 0, type: 'person', fields: { alias: 'Wren', trueName: 'Invented' } },
];

describe('invariant 1: merge is independent of order, batching and duplication, given equal trust tables', () => {
  it('any number of vaults, edits, presets, losses, duplicates, restores: same state, nothing lost', async () => {
    const seen = { conflicts: 0, restores: 0, partners: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 4 }),
        fc.array(anyAct, { minLength: 12, maxLength: 32 }),
        async (size, acts) => {
          const stage = await Stage.open();
          try {
            const world = await worldOf(stage, size);
            const [anna, ...others] = world.coordinators as readonly [Party, ...Party[]];
            for (const act of begin) await world.play(act);
            for (const other of others) await world.give(anna, other);
            // Apart from each other, so that every run has something to agree on.
            for (const who of [0, 1])
              await world.play({ kind: 'edit', who, which: 0, fields: { danger: `said by ${who}` } });
            for (const act of acts) await world.play(act);

            expect(await world.settle()).toBe(true);
            const state = shownBy(anna);
            for (const other of others) expect(shownBy(other)).toEqual(state);
            for (const party of world.coordinators) {
              for (const change of world.kept) expect(holds(party, change)).toBe(true);
              expect(await party.unlocked.vault.read.quarantined()).toEqual([]);
            }
            // Partners see less, and nothing else.
            for (const partner of world.partners) {
              await world.give(anna, partner);
              for (const [slot, shown] of shownBy(partner)) {
                expect({ slot, shown }).toEqual({ slot, shown: state.get(slot) });
                seen.partners += 1;
              }
            }
            seen.conflicts += anna.unlocked.vault.read.conflicts().length;
            seen.restores += world.restores;
          } finally {
            await stage.close();
          }
        },
      ),
      // RUNS=100 for a longer look.
      { numRuns: Number(process.env['RUNS'] ?? 5), endOnFailure: true },
    );
    // Else the runs were too tame to prove anything.
    expect(seen.conflicts).toBeGreaterThan(0);
    expect(seen.partners).toBeGreaterThan(0);
  });
});
