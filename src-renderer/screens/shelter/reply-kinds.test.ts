import { expect, it } from 'vitest';
import type { GuestCard, ShelterHouseView } from '../../../src-preload/contract/shelter-views.ts';
import { houseKinds, stayKinds } from './reply-kinds.ts';

const guest = (status: string | null, answer: string | null): GuestCard => ({ status, answer }) as GuestCard;
const house = (...blocked: readonly boolean[]): ShelterHouseView =>
  ({ units: blocked.map((one) => ({ blocked: one })) }) as unknown as ShelterHouseView;

it('asks first what is due: can we take them, have they come, have they left', () => {
  expect(stayKinds(guest('planned', null), 'later')[0]).toBe('canTake');
  expect(stayKinds(guest('planned', 'canTake'), 'today').slice(0, 2)).toEqual(['arrived', 'notArrived']);
  expect(stayKinds(guest('checkedIn', 'canTake'), 'here')[0]).toBe('left');
});

it('offers nothing that makes no sense now', () => {
  expect(stayKinds(guest('planned', 'canTake'), 'later')).not.toContain('canTake');
  expect(stayKinds(guest('planned', 'cannotTake'), 'declined')).toEqual(['canTake', 'need']);
  expect(stayKinds(guest('checkedIn', null), 'here')).not.toContain('arrived');
  expect(stayKinds(guest('cancelled', 'canTake'), 'gone')).toEqual(['need', 'incident']);
});

it('blocks what is free, and frees what is blocked', () => {
  expect(houseKinds(house(false, true))).toContain('bedBlocked');
  expect(houseKinds(house(false))).not.toContain('bedFree');
  expect(houseKinds(house(true))).not.toContain('bedBlocked');
  expect(houseKinds(house())[0]).toBe('headcount');
});
