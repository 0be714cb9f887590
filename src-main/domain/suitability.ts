/* What a party needs, held against what a house says of itself (`safeHouse.suits`). A house says yes, no, or nothing. */

/** A person as far as a bed is concerned; null and empty where nothing is known. */
export interface Member {
  readonly ageBand: string | null;
  readonly needs: readonly string[];
  readonly languages: readonly string[];
}

/** Who is to be placed together. There may be more guests than members that are recorded by name, or fewer. */
export interface Party {
  readonly guests: number;
  readonly members: readonly Member[];
}

/** What a house says it suits, by need; what it says nothing of isn't in it. */
export type Suits = ReadonlyMap<string, boolean>;

export interface NeedAnswer {
  readonly need: string;
  readonly answer: 'met' | 'not met' | 'unknown';
  /** A house that does not meet it is no place for them, whatever beds it has. */
  readonly hard: boolean;
  readonly because:
    | 'house says yes'
    | 'house says no'
    | 'house says nothing'
    /** A house for wheelchairs has no stairs in the way, one that takes infants takes children, and the other way round. */
    | 'follows from another'
    /** The house takes only women, or only men, and the party says the opposite. */
    | 'other guests only'
    /** The house takes only women, or only men; the records don't say who of the party is: ask. */
    | 'house is for some only';
}

/**
 * Without these a place is none: who can't enter it, who isn't let in, who would have to be left behind. Everything else can be
 * brought to a house (care, medicine, an interpreter, food) or be borne, and only makes a place better or worse.
 */
const hardNeeds: ReadonlySet<string> = new Set([
  'wheelchair',
  'noStairs',
  'womenOnly',
  'menOnly',
  'pets',
  'children',
  'infant',
]);

const minorBands: ReadonlySet<string> = new Set(['child', 'teen']);
const carerBands: ReadonlySet<string> = new Set(['adult', 'older']);

export const isMinor = ({ ageBand }: Member): boolean => ageBand !== null && minorBands.has(ageBand);
/** Only who is known to be grown up: a person of unknown age is nobody's carer. */
export const isCarer = ({ ageBand }: Member): boolean => ageBand !== null && carerBands.has(ageBand);

/** Everything that the party needs of a house, sorted: what is recorded, and `children` where someone is under age. */
function needsOf({ members }: Party): readonly string[] {
  const needs = new Set(members.flatMap((member) => member.needs));
  if (members.some(isMinor)) needs.add('children');
  return [...needs].toSorted();
}

/**
 * One answer for each need, hard ones first. A house for women only (or men only) answers also where the party says
 * nothing of it: the records hold nobody's gender, so somebody has to ask. Languages are not among the answers, since
 * a house says nothing of them but `interpreter`; they go to it with the stay.
 */
export function suitability(party: Party, suits: Suits): readonly NeedAnswer[] {
  const needs = needsOf(party);
  const answers = needs.map((need) => answerTo(need, suits));
  for (const [only, opposite] of [
    ['womenOnly', 'menOnly'],
    ['menOnly', 'womenOnly'],
  ] as const) {
    if (suits.get(only) !== true || needs.includes(only)) continue;
    answers.push(
      needs.includes(opposite)
        ? { need: only, answer: 'not met', hard: true, because: 'other guests only' }
        : { need: only, answer: 'unknown', hard: true, because: 'house is for some only' },
    );
  }
  return answers.toSorted(
    (one, other) => Number(other.hard) - Number(one.hard) || byText(one.need, other.need),
  );
}

/** A hard need that isn't met: no place for them. */
export const excludes = ({ hard, answer }: NeedAnswer): boolean => hard && answer === 'not met';
/** A hard need of which the house says nothing: ask before they set out. */
export const mustAsk = ({ hard, answer }: NeedAnswer): boolean => hard && answer === 'unknown';

/** From a `yes` on the left follows one on the right; from a `no` on the right one on the left. */
const implied: readonly (readonly [yes: string, also: string])[] = [
  ['wheelchair', 'noStairs'],
  ['infant', 'children'],
];

function answerTo(need: string, suits: Suits): NeedAnswer {
  const hard = hardNeeds.has(need);
  const said = suits.get(need);
  if (said === true) return { need, answer: 'met', hard, because: 'house says yes' };
  if (said === false) return { need, answer: 'not met', hard, because: 'house says no' };
  const because = 'follows from another';
  if (implied.some(([yes, also]) => also === need && suits.get(yes) === true))
    return { need, answer: 'met', hard, because };
  if (implied.some(([yes, also]) => yes === need && suits.get(also) === false))
    return { need, answer: 'not met', hard, because };
  return { need, answer: 'unknown', hard, because: 'house says nothing' };
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
