import type { ChoiceList } from './field.ts';

const list = (name: string, ...values: readonly string[]): ChoiceList => ({ name, values });

export const caseStatus = list('caseStatus', 'intake', 'vetting', 'open', 'closed');
/** Answer within 24 h, 72 h, 2 weeks. */
export const priority = list('priority', 'emergency', 'urgent', 'normal');
export const closureReason = list(
  'closureReason',
  'durableSolution',
  'withdrew',
  'unreachable',
  'transferred',
  'deceased',
);
/** What was done to make sure that a caller is not bait. */
export const vettingCheck = list('vettingCheck', 'callBack', 'vouched', 'document', 'story', 'onlineTraces');
export const personRole = list('personRole', 'principalApplicant', 'dependant');
export const ageBand = list('ageBand', 'child', 'teen', 'adult', 'older');
/** Specific needs of people, and what a house suits: one list, so that the two can be compared. */
export const need = list(
  'need',
  'wheelchair',
  'noStairs',
  'medicalCare',
  'medication',
  'mentalHealth',
  'pregnancy',
  'infant',
  'children',
  'womenOnly',
  'menOnly',
  'pets',
  'interpreter',
  'diet',
  'quiet',
);
export const linkKind = list('linkKind', 'partner', 'relative', 'friend', 'threat');
export const channelKind = list(
  'channelKind',
  'phone',
  'signal',
  'whatsapp',
  'telegram',
  'email',
  'inPerson',
);
export const partnerKind = list(
  'partnerKind',
  'coordinator',
  'shelter',
  'legal',
  'medical',
  'authority',
  'media',
);
/** The audience groups, as people name them when they consent. */
export const groupChoice = list('group', 'W', 'G', 'I', 'C', 'L', 'T', 'M', 'X');
export const consentBasis = list('consentBasis', 'explicit', 'implicit', 'proxy');
/** From the worst. */
export const riskLevel = list('riskLevel', 'extreme', 'high', 'medium', 'low');
/** From the worst. `noAnswer` moves the ladder on. */
export const checkInOutcome = list('checkInOutcome', 'dangerWord', 'noAnswer', 'concern', 'safe');
/** From the most cautious. */
export const houseState = list('houseState', 'compromised', 'paused', 'open');
export const stayStatus = list('stayStatus', 'planned', 'checkedIn', 'checkedOut', 'cancelled');
/** Why a shelter can't take someone is a note on the stay. */
export const stayAnswer = list('stayAnswer', 'canTake', 'cannotTake');
/** What a shelter says of a stay, and what it is told beside the guest's card. */
export const noteKind = list('noteKind', 'cannotTake', 'notArrived', 'need', 'neverDo', 'whomToReach');
export const incidentKind = list(
  'incidentKind',
  'houseUnsafe',
  'violence',
  'threat',
  'policeVisit',
  'illness',
  'accident',
);
export const legStatus = list('legStatus', 'planned', 'confirmed', 'underway', 'arrived', 'abandoned');
export const helperKind = list('helperKind', 'host', 'driver', 'contactPerson', 'escort', 'interpreter');
export const helperVetting = list('helperVetting', 'notVetted', 'inProgress', 'vetted', 'refused');
/** From the most cautious. */
export const helperState = list('helperState', 'compromised', 'paused', 'active');
export const pathwayKind = list(
  'pathwayKind',
  'humanitarianVisa',
  'resettlement',
  'privateSponsorship',
  'familyReunification',
  'scholarship',
  'medicalEvacuation',
  'asylum',
);
export const pathwayStatus = list('pathwayStatus', 'planned', 'active', 'granted', 'refused', 'abandoned');
/** `blocked` is computed, never stored. */
export const stepStatus = list(
  'stepStatus',
  'notStarted',
  'inProgress',
  'submitted',
  'granted',
  'refused',
  'cancelled',
);
export const appointmentStatus = list('appointmentStatus', 'planned', 'completed', 'missed', 'cancelled');
export const documentKind = list(
  'documentKind',
  'passport',
  'internalPassport',
  'identityCard',
  'visa',
  'travelDocument',
  'birthCertificate',
  'marriageCertificate',
  'medicalReport',
  'invitation',
  'photo',
  'applicationForm',
  'policeCertificate',
  'sponsorLetter',
  'proofOfFunds',
  'parentsConsent',
  'statement',
  'translation',
);
/** Who has to act in a step. */
export const stepActor = list(
  'stepActor',
  'applicant',
  'organisation',
  'sponsor',
  'lawyer',
  'consulate',
  'authority',
);
/** What a step stands for in the whole of a pathway: the decision that is waited for, and the day of leaving. */
export const stepMilestone = list('stepMilestone', 'decision', 'departure');
export const transitionKind = list('transitionKind', 'referral', 'transfer');
export const transitionStatus = list(
  'transitionStatus',
  'pending',
  'accepted',
  'rejected',
  'done',
  'revoked',
);
export const service = list(
  'service',
  'shelter',
  'legal',
  'medical',
  'psychological',
  'transport',
  'financial',
);
export const costLine = list(
  'costLine',
  'transport',
  'accommodation',
  'food',
  'medical',
  'documents',
  'legal',
  'communication',
);
