import type { RecordId } from '../../domain/ids.ts';
import type { ShelterReply } from '../../domain/shelter-reply.ts';
import { answerPartner, askPartner } from '../ask-partner.ts';
import { putRecords } from '../put-record.ts';
import { questionsToUs } from '../questions.ts';
import { replyShelter } from '../reply-shelter.ts';
import { takeCall } from '../take-call.ts';
import type { Unlocked } from '../unlocked.ts';
import { must } from './must.ts';
import type { Words } from './story.ts';
import { dayAt, hour, morning, record, said, type SampleWorld } from './timeline.ts';

/** Who plays, and how files get from one to another. */
export interface SampleCast {
  readonly world: SampleWorld;
  readonly me: Unlocked;
  readonly boris: Unlocked;
  readonly shelter: Unlocked;
  readonly legal: Unlocked;
  /** By the alias of the story. */
  caseOf(alias: string): RecordId;
  /** Those that a partner is given, as far as they are written yet. */
  sharedWith(partner: 'boris' | 'legal'): readonly RecordId[];
  /** Written and never opened there. */
  send(from: Unlocked, to: Unlocked, cases: readonly RecordId[]): Promise<unknown>;
  /** Written, and taken in there. */
  carry(from: Unlocked, to: Unlocked, cases?: readonly RecordId[]): Promise<unknown>;
}

/** Something that is done in the vaults at its time. */
export type Exchange = readonly [at: number, run: () => Promise<unknown>];

/** What the partners write in vaults of their own, and the files that go to and fro. */
export function exchanges(cast: SampleCast): readonly Exchange[] {
  const { world, me, boris, shelter, legal } = cast;
  const at = (offset: number, hours = 0): number => morning(world, offset) + hours * hour;
  const toEveryone = async (): Promise<void> => {
    await cast.carry(me, boris, cast.sharedWith('boris'));
    // A partner who has not answered yet.
    await cast.send(me, legal, cast.sharedWith('legal'));
    await cast.carry(me, shelter);
  };
  return [
    [at(-40, 6), toEveryone],
    [at(-13), () => tellShelter(cast)],
    [at(-12, 6), toEveryone],
    [at(-11), () => borisWrites(cast)],
    [at(-11, 1), () => firstReplies(cast)],
    [at(-10), () => cast.carry(shelter, me)],
    [at(-3, 3), () => annaAsks(cast)],
    [at(-2, 6), toEveryone],
    [at(-1), () => bothChange(cast)],
    [at(-1, 1), () => borisAsks(cast)],
    [at(-1, 2), () => cast.carry(boris, me)],
    [at(-1, 3), () => lateReplies(cast)],
    [at(-1, 4), () => cast.carry(shelter, me)],
    [at(-1, 5), () => unsentReply(cast)],
  ];
}

const words = (en: string, ru: string): Words => ({ en, ru });

const stayOf = ({ vault }: Unlocked, guest: string): RecordId => {
  const found = vault.read.list({ type: 'stay' }).find(({ values }) => values['guestName'] === guest);
  if (found === undefined) throw new Error(`no stay of ${guest}`);
  return found.id;
};

/** What stands on the guests' card beside the placement. */
async function tellShelter({ world, me }: SampleCast): Promise<void> {
  const parent = stayOf(me, 'Maple');
  const tell = (kind: string, text: Words) =>
    record('note', world.id(), { parent, kind, text: said(world, text), audience: world.who.shelter });
  must(
    await putRecords(me, [
      tell('neverDo', words('Never ring the bell; two knocks.', 'Не звонить в дверь; стучать два раза.')),
      tell('whomToReach', words('Anna, by Signal, at any hour', 'Анна, Signal, в любой час')),
    ]),
  );
}

async function borisWrites(cast: SampleCast): Promise<void> {
  const { world, me, boris } = cast;
  const text = words(
    'Spoke with both. They are ready to leave at a day’s notice.',
    'Говорил с обоими. Готовы выехать за день.',
  );
  const parent = cast.caseOf('Plover');
  must(await putRecords(boris, [record('note', world.id(), { parent, text: said(world, text) })]));
  await cast.carry(boris, me);
}

async function replies({ shelter }: SampleCast, given: readonly ShelterReply[]): Promise<void> {
  for (const one of given) must(await replyShelter(shelter, one));
}

const houseOf = (world: SampleWorld, codeName: string): RecordId => {
  const id = world.houses.get(codeName);
  if (id === undefined) throw new Error(`no house ${codeName}`);
  return id;
};

async function firstReplies(cast: SampleCast): Promise<void> {
  const { world, shelter } = cast;
  const day = dayAt(world, -11);
  await replies(cast, [
    { kind: 'canTake', stay: stayOf(shelter, 'Maple') },
    { kind: 'canTake', stay: stayOf(shelter, 'Hazel') },
    { kind: 'headcount', house: houseOf(world, 'Lighthouse'), day, count: 3 },
    {
      kind: 'cost',
      house: houseOf(world, 'Lighthouse'),
      day,
      amount: '64.20',
      currency: 'EUR',
      line: 'food',
    },
  ]);
}

/** One can come, five can't, and there are more tonight than anybody has said. */
async function lateReplies(cast: SampleCast): Promise<void> {
  const { world, shelter } = cast;
  await replies(cast, [
    { kind: 'canTake', stay: stayOf(shelter, 'Linden') },
    {
      kind: 'cannotTake',
      stay: stayOf(shelter, 'Willow'),
      text: said(
        world,
        words(
          'Two beds only: our own guests have the others.',
          'Только два места: остальные заняты своими гостями.',
        ),
      ),
    },
    {
      kind: 'need',
      about: stayOf(shelter, 'Maple'),
      text: said(world, words('The insulin runs out on Friday.', 'В пятницу кончится инсулин.')),
    },
    { kind: 'headcount', house: houseOf(world, 'Lighthouse'), day: dayAt(world, 0), count: 5 },
    { kind: 'headcount', house: houseOf(world, 'Кедр'), day: dayAt(world, 0), count: 2 },
  ]);
}

const unsentReply = (cast: SampleCast): Promise<void> =>
  replies(cast, [
    {
      kind: 'incident',
      about: houseOf(cast.world, 'Lighthouse'),
      day: dayAt(cast.world, -1),
      text: said(
        cast.world,
        words('A stranger asked the neighbours who lives here.', 'Чужой спрашивал соседей, кто здесь живёт.'),
      ),
    },
  ]);

/** A question about somebody whose story doesn't hold together. */
async function annaAsks(cast: SampleCast): Promise<void> {
  const { world, me } = cast;
  const text = words(
    'Do you know a man of about 30 from Astana who says that he sang in your choir?',
    'Знаешь ли ты мужчину лет тридцати из Астаны, который говорит, что пел в твоём хоре?',
  );
  const asked = { case: cast.caseOf('Bunting'), contact: world.who.boris, text: said(world, text) };
  must(await askPartner(me, asked));
}

/** He answers, and asks about somebody of his own, whose case stays with him. */
async function borisAsks({ world, boris }: SampleCast): Promise<void> {
  const no = words('No. Nobody in the choir has heard of him.', 'Нет. В хоре о нём никто не слышал.');
  for (const { id } of await questionsToUs(boris))
    must(await answerPartner(boris, { id, text: said(world, no) }));
  const { id } = must(await takeCall(boris, { alias: 'Stilt' }));
  const text = words(
    'Can you confirm a woman of about 25, a nurse from Nalchik, who left in spring? She names a friend of yours.',
    'Можешь подтвердить женщину лет 25, медсестру из Нальчика, уехала весной? Она называет твою подругу.',
  );
  must(await askPartner(boris, { case: id, contact: world.who.me, text: said(world, text) }));
}

/** Before they hear of each other, both change one field and both promise the last bed: two things to decide. */
async function bothChange(cast: SampleCast): Promise<void> {
  const { world, me, boris } = cast;
  const plover = cast.caseOf('Plover');
  must(await putRecords(boris, [record('case', plover, { priority: 'normal' })]));
  must(await putRecords(me, [record('case', plover, { priority: 'emergency' })]));
  const bed = (alias: string, guestName: string) =>
    record('stay', world.id(), {
      case: cast.caseOf(alias),
      safeHouse: houseOf(world, 'Якорь'),
      unit: world.units.get('Якорь/Right'),
      guestName,
      guests: 1,
      from: dayAt(world, 4),
      until: dayAt(world, 20),
      status: 'planned',
    });
  must(await putRecords(boris, [bed('Коростель', 'Acacia')]));
  must(await putRecords(me, [bed('Rail', 'Larch')]));
}
