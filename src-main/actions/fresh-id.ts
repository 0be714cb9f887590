import type { ChannelId, RecordId } from '../domain/ids.ts';
import type { Randomness } from './ports/surroundings.ts';

const hex128 = (randomness: Randomness): string => Buffer.from(randomness.bytes(16)).toString('hex');

export const freshRecordId = (randomness: Randomness): RecordId => hex128(randomness) as RecordId;
export const freshChannelId = (randomness: Randomness): ChannelId => hex128(randomness) as ChannelId;

/** Ties together the changes of one user action: 128 random bits, hex. Leaves the vault only to coordinators. */
export const freshAction = hex128;
