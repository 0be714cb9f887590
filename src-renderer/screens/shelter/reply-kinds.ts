import type {
  GuestCard,
  ShelterGroups,
  ShelterHouseView,
} from '../../../src-preload/contract/shelter-views.ts';

/** What can be said of a guest party, in the order of its digits. */
export type StayKind = 'canTake' | 'cannotTake' | 'arrived' | 'notArrived' | 'left' | 'need' | 'incident';
/** What can be said of a house. */
export type HouseKind = 'headcount' | 'unsafe' | 'bedBlocked' | 'bedFree' | 'cost' | 'need' | 'incident';
export type ReplyKind = StayKind | HouseKind;

export type GroupName = keyof ShelterGroups;

/** The lists of a house from what presses most. */
export const groupOrder: readonly GroupName[] = [
  'gone',
  'overdue',
  'leavingOverdue',
  'today',
  'leavingToday',
  'tomorrow',
  'leavingSoon',
  'here',
  'later',
  'declined',
];

/** What makes sense to say of these guests now. */
export function stayKinds({ status, answer }: GuestCard, group: GroupName): readonly StayKind[] {
  if (group === 'gone') return ['need', 'incident'];
  if (status === 'checkedIn') return ['left', 'need', 'incident'];
  if (answer === 'cannotTake') return ['canTake', 'need'];
  const canThey: readonly StayKind[] = answer === 'canTake' ? ['cannotTake'] : ['canTake', 'cannotTake'];
  const haveThey: readonly StayKind[] = ['arrived', 'notArrived'];
  const due = group === 'overdue' || group === 'today';
  return due ? [...haveThey, ...canThey, 'need', 'incident'] : [...canThey, ...haveThey, 'need', 'incident'];
}

/** What makes sense to say of a house now. */
export const houseKinds = ({ units }: ShelterHouseView): readonly HouseKind[] => [
  'headcount',
  'unsafe',
  ...(units.some(({ blocked }) => !blocked) ? (['bedBlocked'] as const) : []),
  ...(units.some(({ blocked }) => blocked) ? (['bedFree'] as const) : []),
  'cost',
  'need',
  'incident',
];
