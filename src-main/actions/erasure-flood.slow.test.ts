import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import { unansweredShown } from '../domain/erasure.ts';
import type { DisclosureDigest, RecordId, StatementId } from '../domain/ids.ts';
import { answerErasure } from './answer-erasure.ts';
import { listContacts } from './contact-view.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { listErasures, waitingErasures } from './list-erasures.ts';
import type { Statement } from './ports/statement.ts';
import type { IndexReader } from './ports/store.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { Stage } from './testing/parties.ts';
import type { Unlocked } from './unlocked.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let id: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  id = await anna.put('case', { alias: 'Heron', danger: 'A brother threatens' });
  await boris.receive((await anna.send(boris, [id])).path);
});
afterEach(() => stage.close());

const quiet = (): void => undefined;
const at = (minute: number): string => new Date(Date.UTC(2027, 2, 12, 0, minute)).toISOString();
const request = (from: Party, minute: number, digests: readonly DisclosureDigest[]): Statement => ({
  what: 'erase requested',
  author: from.digest,
  to: boris.digest,
  digests,
  reason: 'mistake',
  at: at(minute),
});
const unknown = 'f'.repeat(64) as DisclosureDigest;

async function stating(from: Party, ...said: readonly Statement[]): Promise<Uint8Array> {
  const { exchange, own } = from.unlocked;
  const statements = await Promise.all(said.map((one) => exchange.signStatement(one, [own])));
  return craftedBundle(from, boris, { statements });
}

/** As many requests by Anna, one minute after another, about what Boris has. */
async function flood(many: number, first = 0): Promise<void> {
  const asked = [...new Set(await heldBy(boris))].toSorted();
  await takeIn(
    boris,
    await stating(anna, ...Array.from({ length: many }, (_, index) => request(anna, first + index, asked))),
  );
}

const heldBy = async ({ unlocked }: Party): Promise<readonly DisclosureDigest[]> =>
  (await unlocked.vault.read.history(id)).flatMap(({ id: change, author, wire }) =>
    unlocked.exchange.openChange(change, author, wire).disclosures.map(({ digest }) => digest),
  );

/** How often each question was put to the index while `run` went on. */
async function counting(
  unlocked: Unlocked,
  run: (counted: Unlocked) => Promise<unknown>,
): Promise<Readonly<Record<string, number>>> {
  const calls: Record<string, number> = {};
  const watch = <T extends object>(target: T, replace: Readonly<Record<string, unknown>>): T =>
    new Proxy(target, {
      get(_target, name) {
        const member: unknown = replace[String(name)] ?? Reflect.get(target, name);
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
  const read = new Proxy(unlocked.vault.read, {
    get(target, name) {
      calls[String(name)] = (calls[String(name)] ?? 0) + 1;
      return Reflect.get(target, name) as unknown;
    },
  }) as IndexReader;
  await run({ ...unlocked, vault: watch(unlocked.vault, { read }) });
  return calls;
}

describe('attack: a flood of requests to erase', () => {
  it('of one contact the first are shown and the rest counted; each answer makes room; nobody else’s is pushed away', async () => {
    const carol = await stage.party('carol');
    await carol.meet(boris, 'coordinator');
    await boris.meet(carol, 'coordinator');
    await flood(unansweredShown + 3);
    await takeIn(boris, await stating(carol, request(carol, 900, [unknown])));
    const list = () => listErasures(boris.unlocked);
    const { incoming, more } = await list();
    expect(incoming.map((one) => one.at)).toEqual([
      at(900),
      ...Array.from({ length: unansweredShown }, (_, index) => at(unansweredShown - 1 - index)),
    ]);
    expect(more).toEqual([{ contact: anna.digest, name: 'anna', requests: 3 }]);
    expect(waitingErasures(boris.unlocked)).toEqual({ waiting: unansweredShown + 4 });

    const oldest = incoming.at(-1)?.request ?? '';
    must(await answerErasure(boris.unlocked, { request: oldest, answer: 'declined' }, quiet));
    const after = await list();
    expect(after.incoming.map((one) => one.at)).toContain(at(unansweredShown));
    expect(after.more).toEqual([{ contact: anna.digest, name: 'anna', requests: 2 }]);
    expect(after.incoming.filter(({ open }) => open)).toHaveLength(unansweredShown + 1);
    // One that is not shown can be answered as well.
    const hidden = boris.unlocked.vault.read.requestsHeard()[unansweredShown + 2]?.id ?? '';
    must(await answerErasure(boris.unlocked, { request: hidden, answer: 'declined' }, quiet));
    expect((await list()).more).toEqual([{ contact: anna.digest, name: 'anna', requests: 1 }]);
  });

  it('costs a list what it has to show: the index is asked as often for many as for few', async () => {
    const askAnna = async (minute: number): Promise<void> => {
      const { exchange, own, vault } = boris.unlocked;
      const said = { ...request(boris, minute, [unknown]), to: anna.digest } as Statement;
      const signed = await exchange.signStatement(said, [own]);
      must(await vault.append([{ kind: 'statement', ...signed, from: null }]));
    };
    await flood(3);
    await askAnna(1);
    const few = await counting(boris.unlocked, (unlocked) => listErasures(unlocked));
    await flood(30, 100);
    for (let minute = 2; minute < 8; minute += 1) await askAnna(minute);
    const many = await counting(boris.unlocked, (unlocked) => listErasures(unlocked));
    // Each request that is shown is fetched, and what it is about is looked at.
    const perRequest = new Set(['statement', 'state', 'row', 'manifestsWith', 'erasedAt']);
    const shared = (calls: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
      Object.fromEntries(Object.entries(calls).filter(([name]) => !perRequest.has(name)));
    expect(shared(many)).toEqual(shared(few));
    expect(few['statements']).toBeGreaterThan(0);
    expect(many['statement']).toBe(33);
  });

  it('costs nothing to contacts and to the bundles that come after it', async () => {
    const bundleOf = async (changes: number): Promise<Uint8Array> =>
      craftedBundle(anna, boris, {
        contents: Array.from({ length: changes }, (_, index) =>
          saying(anna, 'case', null, { alias: `Heron ${index}` }),
        ),
      });
    const [small, large] = [await bundleOf(2), await bundleOf(40)];
    const inspecting = (bytes: Uint8Array) =>
      counting(boris.unlocked, async (unlocked) => must(await inspectBundle(unlocked, bytes, quiet)));
    const [few, many] = [await inspecting(small), await inspecting(large)];
    for (const name of ['contact', 'replacements', 'statements', 'trust', 'contacts'])
      expect(many[name], name).toBe(few[name]);
    const contacts = (): Promise<Readonly<Record<string, number>>> =>
      counting(boris.unlocked, (unlocked) => listContacts(unlocked));
    const before = await contacts();
    await flood(20);
    expect(await contacts()).toEqual(before);
    expect(before['statements']).toBeUndefined();
  });

  it('of answers that count for nothing: each contact and kind is told once, with how many', async () => {
    const forged = (about: string, minute: number): Statement => ({
      what: 'erase answered',
      author: anna.digest,
      to: boris.digest,
      request: about as StatementId,
      answer: 'erased',
      at: at(minute),
    });
    const some = Array.from({ length: 12 }, (_, index) => forged('0'.repeat(64), index));
    await takeIn(boris, await stating(anna, ...some));
    expect((await listErasures(boris.unlocked)).strays).toEqual([
      { contact: anna.digest, name: 'anna', at: at(11), known: false, answers: 12 },
    ]);
  });
});

describe('who took whose place', () => {
  it('is read once, until something is written', async () => {
    const { vault } = boris.unlocked;
    const before = vault.read.replacements();
    expect(vault.read.replacements()).toBe(before);
    must(await vault.append([{ kind: 'setting', name: 'x', value: 1 }]));
    expect(vault.read.replacements()).not.toBe(before);
  });
});
