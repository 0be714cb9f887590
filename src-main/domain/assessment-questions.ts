/** From the worst. */
export type RiskLevel = 'extreme' | 'high' | 'medium' | 'low';
/** Answer within 24 hours, 72 hours, 2 weeks. */
export type Priority = 'emergency' | 'urgent' | 'normal';

/** One danger. `yes` is always the bad answer, so that a form can be read down without turning questions round. */
export interface Question {
  readonly id: string;
  /** The level that a yes alone gives at least. */
  readonly level: RiskLevel;
  /** How soon somebody must act on a yes, where that is sooner than its level says. */
  readonly within?: Priority;
}

export interface QuestionGroup {
  readonly id: string;
  readonly questions: readonly Question[];
}

const asks = (id: string, level: RiskLevel, within?: Priority): Question =>
  within === undefined ? { id, level } : { id, level, within };

/**
 * What is asked, in the order in which it is asked. The subjects are those of safety and risk assessments for
 * gender-based violence and child protection (immediate danger, threat to kill, escalation, confinement, self-harm, care
 * within 72 hours, a child without a guardian) and of protection abroad (state, detention, outing, papers). Ids go into
 * `answers` of the record: they are frozen, new ones may be added.
 */
export const questionGroups: readonly QuestionGroup[] = [
  {
    id: 'now',
    questions: [
      asks('dangerNow', 'extreme'),
      asks('handedOver', 'extreme'),
      asks('killThreat', 'extreme'),
      asks('suicidal', 'extreme'),
      asks('injured', 'high', 'emergency'),
      asks('sexualViolence', 'high', 'emergency'),
      asks('noPlace', 'high'),
    ],
  },
  {
    id: 'threat',
    questions: [
      asks('familyThreat', 'high'),
      asks('stateThreat', 'high'),
      asks('groupThreat', 'high'),
      asks('searchedFor', 'high'),
      asks('addressKnown', 'high'),
      asks('confined', 'high'),
      asks('escalating', 'high'),
      asks('blackmail', 'high'),
      asks('outed', 'high'),
      asks('detainedBefore', 'medium'),
      asks('phoneWatched', 'medium'),
    ],
  },
  {
    id: 'situation',
    questions: [
      asks('childAlone', 'high'),
      asks('pregnant', 'medium'),
      asks('cannotFlee', 'medium'),
      asks('dependants', 'medium'),
      asks('documentsTaken', 'medium'),
      asks('noMoney', 'medium'),
      asks('isolated', 'medium'),
    ],
  },
];

export const questions: readonly Question[] = questionGroups.flatMap((group) => group.questions);

/** Dangers that are worse together than each alone: one of each list. */
export interface Combination {
  readonly id: string;
  readonly allOf: readonly (readonly string[])[];
}

const hunters = ['familyThreat', 'stateThreat', 'groupThreat', 'searchedFor'];

/** Each makes the risk extreme. */
export const combinations: readonly Combination[] = [
  { id: 'knowWhere', allOf: [hunters, ['addressKnown']] },
  { id: 'heldByThreat', allOf: [['familyThreat', 'stateThreat', 'groupThreat'], ['confined']] },
];
