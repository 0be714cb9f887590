import { beforeAll, describe, expect, test } from 'vitest';
import type { AuditReport } from '../actions/ports/audit.ts';
import type { OwnIdentity } from '../actions/ports/pgp.ts';
import type { ChannelId, IdentityDigest } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import { channelA, channelB, contentOf, craftTar, scoutsHere, type Crafting } from './crafted-bundle.ts';
import { createExchange } from './exchange.ts';
import { journalHeadBytes, type JournalEntry, type JournalHead } from './journal.ts';
import { encodeJournal } from './journal-lines.ts';
import { sha256 } from './sha256.ts';

/* What two journals say of each other. Ana and Cleo exchanged three bundles; salts are zero, so that heads are known. */

type Event = Readonly<Record<string, Json>>;

const pgp = createPgpForExchange();
const now = new Date('2026-03-14T12:00:00Z');
const exchange = createExchange(
  pgp,
  { bytes: (count) => new Uint8Array(count) },
  { now: () => now },
  scoutsHere(pgp),
);
let ana: OwnIdentity;
let cleo: OwnIdentity;
let dora: OwnIdentity;
beforeAll(async () => {
  ana = await pgp.createIdentity('Ana', now);
  cleo = await pgp.createIdentity('Cleo', now);
  dora = await pgp.createIdentity('Dora', now);
});

const [channelC, channelD] = ['c0', 'd0'].map((octet) => octet.repeat(16)) as [ChannelId, ChannelId];
const idOf = ({ certificate }: OwnIdentity): IdentityDigest => certificate.digest;
const digest = (name: string): string => sha256(name);
const chainOf = (events: readonly Event[]): readonly JournalEntry[] =>
  events.reduce<readonly JournalEntry[]>(
    (chain, event) => [...chain, exchange.nextJournalEntry(chain.at(-1) ?? exchange.journalStart, event)],
    [],
  );
const headOf = (events: readonly Event[]): { number: number; head: string } => {
  const { number, head } = chainOf(events).at(-1) ?? exchange.journalStart;
  return { number, head };
};

const created = (who: OwnIdentity): Event => ({ what: 'identity created', digest: idOf(who) });
const noted: Event = { what: 'secret key exported' };
const bundle = (channel: ChannelId, number: number, acknowledged: readonly number[] = []): Event => ({
  channel,
  number,
  manifest: digest(`${channel} ${number}`),
  acknowledges: acknowledged.map((upTo) => ({
    channel: channel === channelA ? channelB : channelA,
    upTo,
    manifest: digest('any'),
    missing: [],
  })),
});
const sent = (to: OwnIdentity, what: Event): Event => ({ what: 'sent', to: idOf(to), ...what });
const received = (from: OwnIdentity, what: Event, journal: JournalHead): Event => ({
  what: 'received',
  from: idOf(from),
  ...what,
  journal: { number: journal.number, head: journal.head },
});

/** Ana sends A1; Cleo receives it, answers with B1 that confirms it; Ana sends A2 that confirms that. */
function story(): { readonly anas: readonly Event[]; readonly cleos: readonly Event[] } {
  const [a1, a2] = [bundle(channelA, 1), bundle(channelA, 2, [1])];
  const b1 = bundle(channelB, 1, [1]);
  const anas = [created(ana)];
  const cleos = [created(cleo), received(ana, a1, headOf(anas))];
  anas.push(sent(cleo, a1), received(cleo, b1, headOf(cleos)));
  cleos.push(sent(ana, b1), received(ana, a2, headOf(anas)));
  anas.push(sent(cleo, a2));
  return { anas, cleos };
}

async function journalOf(
  owner: OwnIdentity,
  entries: readonly JournalEntry[],
  more: Partial<Crafting> = {},
): Promise<Uint8Array> {
  const { number, head } = entries.at(-1) ?? exchange.journalStart;
  const signed = journalHeadBytes(idOf(owner), { number, head });
  const signature = await pgp.signDetached('journal head', signed, owner, now);
  return craftTar(pgp, {
    from: owner,
    to: dora.certificate,
    draft: { preset: 'auditor', journal: { number, head } },
    members: (members) =>
      members.toSpliced(
        -1,
        0,
        { name: 'journal.jsonl', content: encodeJournal(entries) },
        { name: 'journal.jsonl.sig', content: signature },
      ),
    ...more,
  });
}

async function reportOn(files: readonly Uint8Array[], pinned: readonly OwnIdentity[]): Promise<AuditReport> {
  const found = await exchange.verifyAudit(files, { pins: new Set(pinned.map(idOf)), certificates: [] });
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}

async function both(anas: readonly Event[], cleos: readonly Event[]): Promise<AuditReport> {
  const files = [await journalOf(ana, chainOf(anas)), await journalOf(cleo, chainOf(cleos))];
  const report = await reportOn(files, [ana, cleo]);
  // In which order files are given says nothing.
  const other = await reportOn(files.toReversed(), [ana, cleo]);
  expect(other.findings).toHaveLength(report.findings.length);
  return report;
}

const about = ({ findings }: AuditReport, who: OwnIdentity): unknown[] =>
  findings.filter(({ journal }) => journal === idOf(who)).map(({ code, entry }) => [code, entry]);
const completeness = ({ journals }: AuditReport, who: OwnIdentity): number | undefined =>
  journals.find(({ identity }) => identity === idOf(who))?.completeUpTo;
const caveats = ({ notChecked }: AuditReport): unknown[] =>
  notChecked.map(({ code, detail }) => [code, detail]);

describe('two journals that agree', () => {
  test('are sound, complete up to what each has told the other, and say what is not shown', async () => {
    const { anas, cleos } = story();
    const [a, c] = [idOf(ana), idOf(cleo)];
    const of = (who: OwnIdentity, name: string, events: readonly Event[]) => ({
      identity: idOf(who),
      name,
      entries: events.length,
      head: headOf(events).head,
      changes: 0,
    });
    expect(await both(anas, cleos)).toEqual({
      verdict: 'sound',
      journals: [
        {
          ...of(ana, 'Ana', anas),
          completeUpTo: 3,
          witnesses: [{ identity: c, name: 'Cleo', number: 3, entry: 4 }],
        },
        {
          ...of(cleo, 'Cleo', cleos),
          completeUpTo: 2,
          witnesses: [{ identity: a, name: 'Ana', number: 2, entry: 3 }],
        },
      ],
      crossChecks: [
        { from: a, to: c, sent: 2, received: 2, agreed: 2 },
        { from: c, to: a, sent: 1, received: 1, agreed: 1 },
      ],
      findings: [],
      notChecked: [
        { code: 'values', journal: null, detail: {} },
        { code: 'times', journal: null, detail: {} },
        { code: 'beyond-witness', journal: a, detail: { from: 4, to: 4 } },
        { code: 'beyond-witness', journal: c, detail: { from: 3, to: 4 } },
      ],
      names: { [a]: 'Ana', [c]: 'Cleo' },
    });
  });

  test('say so of a bundle that is still on its way, once it is not confirmed', async () => {
    const { anas, cleos } = story();
    const report = await both([...anas, sent(cleo, bundle(channelA, 3))], cleos);
    expect(report.findings).toEqual([]);
    expect(report.crossChecks[0]).toMatchObject({ sent: 3, received: 2, agreed: 2 });
    expect(report.notChecked.at(-1)).toEqual({
      code: 'not-received',
      journal: idOf(ana),
      detail: { to: idOf(cleo), count: 1 },
    });
  });

  test('are not held against what others sent or received', async () => {
    const { anas, cleos } = story();
    const elsewhere = { number: 1, head: digest('another journal') };
    const more = [received(dora, bundle(channelC, 1), elsewhere), sent(dora, bundle(channelD, 1))];
    const report = await both([...anas, sent(dora, bundle(channelC, 1))], [...cleos, ...more]);
    expect(report.findings).toEqual([]);
    expect(report.crossChecks.map((one) => [one.sent, one.received, one.agreed])).toEqual([
      [2, 2, 2],
      [1, 1, 1],
    ]);
    expect(caveats(report).slice(-2)).toEqual([
      ['partner-not-supplied', { count: 1 }],
      ['partner-not-supplied', { count: 1 }],
    ]);
  });

  test('have every witness named once, the newest word of each first', async () => {
    const { anas, cleos } = story();
    const files = [
      await journalOf(ana, chainOf(anas)),
      await journalOf(cleo, chainOf(cleos)),
      await craftTar(pgp, { from: ana, to: dora.certificate, draft: { journal: headOf(anas.slice(0, 1)) } }),
      await craftTar(pgp, { from: ana, to: dora.certificate, draft: { journal: headOf(anas.slice(0, 2)) } }),
    ];
    const { journals } = await reportOn(files, [ana, cleo]);
    expect(journals[0]?.witnesses).toEqual([
      { identity: idOf(cleo), name: 'Cleo', number: 3, entry: 4 },
      { identity: idOf(dora), name: '', number: 2, entry: null },
    ]);
    // An audit bundle is an entry itself: two that end in the same place can't both be true.
    const again = [files[0]!, await journalOf(ana, chainOf(anas), { to: cleo.certificate })];
    expect(about(await reportOn(again, [ana]), ana)).toEqual([['journal-shorter', 5]]);
  });

  test('of people who never met have nothing to be compared', async () => {
    const report = await both([created(ana)], [created(cleo)]);
    expect(report).toMatchObject({ verdict: 'sound', crossChecks: [] });
    expect(caveats(report).slice(2)).toEqual([
      ['unwitnessed', { entries: 1 }],
      ['unwitnessed', { entries: 1 }],
    ]);
  });

  test('and are witnessed to their end leave nothing beyond', async () => {
    const anas = [created(ana)];
    const cleos = [created(cleo), received(ana, bundle(channelA, 1), headOf(anas))];
    const report = await both([...anas, sent(cleo, bundle(channelA, 1))], cleos);
    expect(completeness(report, ana)).toBe(1);
    const early = await journalOf(ana, chainOf(anas));
    const later = await craftTar(pgp, { from: ana, to: cleo.certificate, draft: { journal: headOf(anas) } });
    // A bundle is itself the next entry, so a journal that ends before it is cut.
    expect(about(await reportOn([early, later], [ana]), ana)).toEqual([['journal-shorter', 2]]);
    const part = { from: ana, to: cleo.certificate, draft: { preset: 'auditor', journal: headOf(anas) } };
    const whole = await reportOn([early, await craftTar(pgp, part)], [ana]);
    expect(whole).toMatchObject({ findings: [], journals: [{ completeUpTo: 1 }] });
    expect(caveats(whole).slice(2)).toEqual([]);
  });
});

describe('what is not shown', () => {
  test('journals of others, authors who are not pinned, pins without a journal', async () => {
    const { anas } = story();
    const { wire } = await exchange.signChange(contentOf('Wren'), cleo);
    const files = [
      await journalOf(ana, chainOf(anas), {
        changes: [wire],
        certificates: [ana.certificate, cleo.certificate],
      }),
    ];
    const report = await reportOn(files, [ana, dora]);
    expect(report.notChecked).toEqual([
      { code: 'values', journal: null, detail: {} },
      { code: 'times', journal: null, detail: {} },
      { code: 'no-journal', journal: idOf(dora), detail: {} },
      { code: 'unwitnessed', journal: idOf(ana), detail: { entries: 4 } },
      { code: 'partner-not-supplied', journal: idOf(ana), detail: { count: 1 } },
      { code: 'authors-not-pinned', journal: null, detail: { count: 1 } },
    ]);
    expect(report.names).toEqual({ [idOf(ana)]: 'Ana', [idOf(cleo)]: 'Cleo' });
  });
});

describe('an audit forgery is named', () => {
  test('a bundle removed by its sender', async () => {
    const { anas, cleos } = story();
    const report = await both(anas.toSpliced(1, 1), cleos);
    // The number that was passed over, and what the witness knows of the chain.
    expect(about(report, ana)).toEqual([
      ['head-contradicted', 2],
      ['journal-shorter', 4],
      ['bundle-removed', 1],
    ]);
    expect(report.findings.map(({ by }) => by)).toEqual([idOf(cleo), idOf(cleo), idOf(ana)]);
    expect(completeness(report, ana)).toBe(0);
  });

  test('the last bundle removed by its sender, and the journal gone on', async () => {
    const { anas, cleos } = story();
    const report = await both([...anas.slice(0, -1), noted], cleos);
    expect(report.findings).toEqual([
      {
        code: 'bundle-removed',
        journal: idOf(ana),
        entry: 4,
        by: idOf(cleo),
        detail: { channel: channelA, number: 2 },
      },
    ]);
    expect(completeness(report, ana)).toBe(3);
    // However far other channels have come since.
    const others = [1, 2, 3].map((number) => sent(dora, bundle(channelC, number)));
    expect(about(await both([...anas.slice(0, -1), ...others], cleos), ana)).toEqual([['bundle-removed', 4]]);
  });

  test('a head that is not in the chain, from the first that contradicts, behind the last that agrees', async () => {
    const { anas } = story();
    const heard = (number: number, journal: JournalHead): Event =>
      received(ana, bundle(channelA, number), journal);
    const first = (report: AuditReport): unknown =>
      report.findings
        .filter(({ code, journal }) => code === 'head-contradicted' && journal === idOf(ana))
        .map(({ entry, detail }) => [entry, detail['witnessed']]);
    const [one, three] = [headOf(anas.slice(0, 1)), headOf(anas.slice(0, 3))];
    const late = [created(cleo), heard(2, three), heard(1, one)];
    const anew = [{ ...anas[0]!, at: 'another time' }, ...anas.slice(1)];
    expect(first(await both(anew, late))).toEqual([[1, 1]]);
    const lied = { number: 2, head: digest('a lie') };
    expect(first(await both(anas, [created(cleo), heard(1, one), heard(7, lied), heard(2, three)]))).toEqual([
      [2, 2],
    ]);
    const twice = { number: 1, head: digest('a lie') };
    expect(first(await both(anas, [created(cleo), heard(1, one), heard(7, twice)]))).toEqual([[1, 1]]);
  });

  test('an end cut off', async () => {
    const { anas, cleos } = story();
    const report = await both(anas.slice(0, -1), cleos);
    expect(report.findings).toMatchObject([
      { code: 'journal-shorter', journal: idOf(ana), entry: 4, by: idOf(cleo), detail: { witnessed: 4 } },
    ]);
  });

  test('a receipt removed by its recipient after it was confirmed', async () => {
    const { anas, cleos } = story();
    const report = await both(anas, cleos.toSpliced(1, 1));
    expect(about(report, cleo)).toContainEqual(['receipt-removed', null]);
    expect(completeness(report, cleo)).toBe(0);
    expect(report.notChecked.map(({ code }) => code)).not.toContain('not-received');
    // A witness that leaves out what it confirmed is none.
    expect(completeness(report, ana)).toBe(0);
    expect(about(report, ana)).toEqual([]);
  });

  test('not where the bundle was only missing when others were confirmed, or others’ were', async () => {
    const { anas, cleos } = story();
    const without = cleos.toSpliced(1, 1);
    const confirming = (acknowledged: Event): readonly Event[] =>
      without.map((event) => (event['what'] === 'sent' ? { ...event, acknowledges: [acknowledged] } : event));
    const good = { channel: channelA, upTo: 1, manifest: digest('any'), missing: [] };
    const blamed = async (acknowledged: Event): Promise<boolean> => {
      const report = await both(anas, confirming(acknowledged));
      return about(report, cleo).some((found) => JSON.stringify(found) === '["receipt-removed",null]');
    };
    expect(await blamed(good)).toBe(true);
    expect(await blamed({ ...good, upTo: 2 })).toBe(true);
    expect(await blamed({ ...good, upTo: 2, missing: [1] })).toBe(false);
    expect(await blamed({ ...good, channel: channelB })).toBe(false);
    const later = [...anas, sent(cleo, bundle(channelA, 3))];
    expect(about(await both(later, cleos), cleo)).toEqual([]);
    // What a third person was told says nothing to her.
    const toDora = { ...sent(dora, bundle(channelD, 1)), acknowledges: [good] };
    const told = [...confirming({ ...good, channel: channelB }), toDora];
    expect(about(await both(anas, told), cleo)).not.toContainEqual(['receipt-removed', null]);
  });

  test('a receipt of what was never sent', async () => {
    const { anas, cleos } = story();
    const invented = received(cleo, bundle(channelB, 7), headOf(cleos.slice(0, 1)));
    const report = await both([...anas, invented], cleos);
    // Ana has told of Cleo's chain up to entry 2, so Cleo can't have removed what would be there.
    expect(report.findings).toMatchObject([
      { code: 'bundle-invented', journal: idOf(ana), entry: 5, by: idOf(cleo), detail: { number: 7 } },
    ]);
    const behind = received(cleo, bundle(channelB, 7), headOf(cleos.slice(0, 3)));
    expect(about(await both([...anas, behind], cleos), cleo)).toEqual([['bundle-removed', 4]]);
  });

  test('bundles removed by their sender, who chained anew what is left: its witness is not the liar', async () => {
    const { anas, cleos } = story();
    const whole = [...anas, noted, sent(cleo, bundle(channelA, 3))];
    const heard = [...cleos, received(ana, bundle(channelA, 3), headOf(whole.slice(0, 5)))];
    const report = await both([...anas.slice(0, 3), noted, noted, noted, noted], heard);
    expect(about(report, cleo)).toEqual([]);
    expect(about(report, ana)).toContainEqual(['bundle-removed', 4]);
  });

  test('one manifest in one journal, another in the other', async () => {
    const { anas, cleos } = story();
    const last = { ...anas[3], manifest: digest('another') };
    const report = await both(anas.with(3, last), cleos);
    expect(report.findings).toEqual([
      {
        code: 'bundle-fork',
        journal: idOf(ana),
        entry: 4,
        by: idOf(cleo),
        detail: { channel: channelA, number: 2 },
      },
    ]);
    expect(report.crossChecks[0]).toMatchObject({ agreed: 1 });
  });

  test('a number of a channel used twice, passed over, or not the first', async () => {
    const { anas, cleos } = story();
    const again = { ...anas[3], manifest: digest('another') };
    expect(about(await both([...anas, again], cleos), ana)).toContainEqual(['bundle-fork', 5]);
    const alone = await reportOn([await journalOf(ana, chainOf([...anas, again]))], [ana]);
    expect(alone.findings).toMatchObject([{ code: 'bundle-fork', entry: 5, by: idOf(ana) }]);
    const heardTwice = [...anas, { ...anas[2]!, manifest: digest('another') }];
    const heard = await reportOn([await journalOf(ana, chainOf(heardTwice))], [ana]);
    expect(about(heard, ana)).toEqual([['bundle-fork', 5]]);
    const copy = [...anas, { ...anas[3]! }];
    expect(about(await both(copy, cleos), ana)).toEqual([]);
    const passed = await both([...anas, sent(cleo, bundle(channelA, 5))], cleos);
    expect(passed.findings).toEqual([
      {
        code: 'bundle-removed',
        journal: idOf(ana),
        entry: 5,
        by: idOf(ana),
        detail: { channel: channelA, number: 3, upTo: 4 },
      },
    ]);
    const second = await both([created(ana), sent(dora, bundle(channelB, 2))], [created(cleo)]);
    expect(about(second, ana)).toEqual([['bundle-removed', 1]]);
  });

  test('an entry altered, and one that its kind is not like', async () => {
    const { anas, cleos } = story();
    const altered = chainOf(anas).with(2, { ...chainOf(anas)[2]!, event: noted });
    const files = [await journalOf(ana, altered), await journalOf(cleo, chainOf(cleos))];
    const report = await reportOn(files, [ana, cleo]);
    // Nothing behind it is read, so that the last bundle is not there either.
    expect(about(report, ana)).toEqual([
      ['entry-altered', 3],
      ['bundle-removed', 4],
    ]);
    expect(completeness(report, ana)).toBe(1);
    const renumbered = chainOf(anas).with(2, { ...chainOf(anas)[2]!, number: 4 });
    const other = await reportOn([await journalOf(ana, renumbered)], [ana]);
    expect(about(other, ana)).toEqual([['entry-altered', 3]]);
    const [one, two] = chainOf(anas);
    const skipped = exchange.nextJournalEntry({ number: 3, head: two!.head }, noted);
    expect(about(await reportOn([await journalOf(ana, [one!, two!, skipped])], [ana]), ana)).toEqual([
      ['entry-altered', 3],
    ]);
    for (const what of ['identity created', 'changes', 'sent', 'received']) {
      expect(about(await both([...anas, { what }], cleos), ana)).toEqual([['entry-malformed', 5]]);
    }
    expect(about(await both([...anas, { what: 'of a later version' }], cleos), ana)).toEqual([]);
  });

  test('another’s journal under the own name, or one without its beginning', async () => {
    const { anas, cleos } = story();
    const other = await reportOn([await journalOf(ana, chainOf(cleos))], [ana]);
    expect(about(other, ana)).toContainEqual(['journal-of-another', 1]);
    expect(
      about(await reportOn([await journalOf(ana, chainOf([noted, ...anas]))], [ana]), ana),
    ).toContainEqual(['journal-of-another', 1]);
    const bare = await reportOn([await journalOf(ana, chainOf([noted]))], [ana]);
    expect(about(bare, ana)).toEqual([['journal-of-another', 1]]);
    expect(about(await reportOn([await journalOf(ana, [])], [ana]), ana)).toEqual([]);
  });

  test('two journals of one person that part, in either order; not an earlier one that goes on', async () => {
    const { anas } = story();
    const [whole, early] = [
      await journalOf(ana, chainOf(anas)),
      await journalOf(ana, chainOf(anas.slice(0, 2))),
    ];
    const parted = await journalOf(ana, chainOf([...anas.slice(0, 2), noted]));
    for (const files of [
      [whole, parted],
      [parted, whole],
    ]) {
      const [fork, ...others] = (await reportOn(files, [ana])).findings;
      expect(fork).toMatchObject({ code: 'journal-fork', entry: 3, by: idOf(ana), detail: { entries: 3 } });
      expect(others.map(({ code }) => code)).toEqual(['head-contradicted']);
    }
    expect((await reportOn([whole, early], [ana])).findings).toEqual([]);
    const broken = chainOf(anas.slice(0, 3)).with(2, { ...chainOf(anas)[2]!, event: noted });
    const found = about(await reportOn([whole, await journalOf(ana, broken)], [ana]), ana);
    expect(found).toEqual([['entry-altered', 3]]);
  });

  test('a change that nobody signed, and one that the journal leaves out', async () => {
    const { wire, id } = await exchange.signChange(contentOf('Wren'), ana);
    const { wire: cleos } = await exchange.signChange(contentOf('Tit'), cleo);
    const said: Event = { what: 'changes', changes: [id] };
    const certificates = [ana.certificate, cleo.certificate];
    const file = (events: readonly Event[], more: Partial<Crafting>) => journalOf(ana, chainOf(events), more);
    const changes = { changes: [wire, cleos], certificates };
    const sound = await reportOn([await file([created(ana), said], changes)], [ana]);
    expect(sound).toMatchObject({ findings: [], journals: [{ changes: 1 }] });
    expect(caveats(sound)).toContainEqual(['authors-not-pinned', { count: 1 }]);
    expect(await reportOn([await file([created(ana), said], {})], [ana])).toMatchObject({
      findings: [{ code: 'change-missing', entry: 2, by: null, detail: { change: id } }],
    });
    expect(await reportOn([await file([created(ana)], changes)], [ana])).toMatchObject({
      findings: [{ code: 'change-unjournalled', entry: null, by: null, detail: { change: id } }],
    });
    // What somebody else's file or an ordinary bundle holds of hers is no part of her audit bundle.
    const relayed = await craftTar(pgp, { from: ana, to: cleo.certificate, ...changes });
    const ordinary = await reportOn([await file([created(ana)], {}), relayed], [ana]);
    expect(ordinary.findings).toEqual([]);
    const ofCleo = await journalOf(cleo, chainOf([created(cleo)]), { changes: [wire], certificates });
    const beside = await reportOn([await file([created(ana)], {}), ofCleo], [ana, cleo]);
    expect(beside.findings.filter(({ journal }) => journal === idOf(ana))).toEqual([]);
  });
});

describe('invariant 10: nothing is complete beyond the last witnessed head', () => {
  test('whatever a journal goes on to say', async () => {
    const { anas, cleos } = story();
    for (const more of [1, 2, 3]) {
      const report = await both([...anas, ...Array.from({ length: more }, () => noted)], cleos);
      expect(completeness(report, ana)).toBe(3);
      expect(report.verdict).toBe('sound');
    }
  });

  test('nor by a witness whose own journal is broken before it says so', async () => {
    const { anas, cleos } = story();
    const brokenAt = async (entry: number): Promise<number | undefined> => {
      const chain = chainOf(cleos);
      const broken = chain.with(entry - 1, { ...chain[entry - 1]!, event: noted });
      const files = [await journalOf(ana, chainOf(anas)), await journalOf(cleo, broken)];
      return completeness(await reportOn(files, [ana, cleo]), ana);
    };
    expect(await brokenAt(1)).toBe(0);
    expect(await brokenAt(3)).toBe(1);
    expect(await brokenAt(4)).toBe(1);
  });
});
