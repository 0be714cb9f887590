import type { Day } from './days.ts';
import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';

/** An instant and the zone it was meant in, as records hold it. */
interface ZonedInstant {
  readonly at: string;
  readonly zone: string;
}

/** What a shelter answers about a guest party. Days are those of its own calendar. */
type StayReply =
  | { readonly kind: 'canTake'; readonly stay: RecordId }
  | { readonly kind: 'cannotTake'; readonly stay: RecordId; readonly text: string }
  | { readonly kind: 'arrived'; readonly stay: RecordId; readonly day: Day; readonly at: ZonedInstant | null }
  | { readonly kind: 'notArrived'; readonly stay: RecordId; readonly text: string }
  | { readonly kind: 'left'; readonly stay: RecordId; readonly day: Day };

/** What it says of its house. */
type HouseReply =
  | {
      readonly kind: 'headcount';
      readonly house: RecordId;
      readonly day: Day;
      readonly count: number;
    }
  | { readonly kind: 'bedBlocked' | 'bedFree'; readonly unit: RecordId }
  | {
      readonly kind: 'cost';
      readonly house: RecordId;
      readonly day: Day;
      readonly amount: string;
      readonly currency: string;
      readonly line: string;
    }
  | { readonly kind: 'unsafe'; readonly house: RecordId; readonly day: Day; readonly text: string };

/** What it may say of either. */
type EitherReply =
  | { readonly kind: 'need'; readonly about: RecordId; readonly text: string }
  | { readonly kind: 'incident'; readonly about: RecordId; readonly day: Day; readonly text: string };

export type ShelterReply = StayReply | HouseReply | EitherReply;

/** What is already there, as far as it decides which record says it. */
export interface ReplyContext {
  /** The headcount of that house and night that there is; null: a new one is begun. */
  readonly headCount: RecordId | null;
  /** Receipt and cost name each other: who records them makes both ids beforehand. */
  readonly cost: RecordId;
  readonly receipt: RecordId | null;
}

/** One record to put: a new one where no id is given. */
export interface ReplyRecord {
  readonly type: string;
  readonly id?: RecordId;
  readonly fields: Readonly<Record<string, Json>>;
}

/** The record that a reply is about, and the types that it may be of. */
export function targetOf(reply: ShelterReply): {
  readonly record: RecordId;
  readonly types: readonly string[];
} {
  if ('stay' in reply) return { record: reply.stay, types: ['stay'] };
  if ('unit' in reply) return { record: reply.unit, types: ['unit'] };
  if ('house' in reply) return { record: reply.house, types: ['safeHouse'] };
  return { record: reply.about, types: ['stay', 'safeHouse'] };
}

/** One reply in records, to be put as one action; the receipt's own record is for whoever has its bytes. */
export function recordsOfReply(reply: ShelterReply, context: ReplyContext): readonly ReplyRecord[] {
  switch (reply.kind) {
    case 'canTake':
      return [{ type: 'stay', id: reply.stay, fields: { answer: 'canTake' } }];
    case 'cannotTake':
      return [
        { type: 'stay', id: reply.stay, fields: { answer: 'cannotTake' } },
        note(reply.stay, 'cannotTake', reply.text),
      ];
    case 'arrived':
      return [
        {
          type: 'stay',
          id: reply.stay,
          fields: {
            status: 'checkedIn',
            actualFrom: reply.day,
            ...(reply.at === null ? {} : { arrivedAt: { ...reply.at } }),
          },
        },
      ];
    case 'notArrived':
      return [note(reply.stay, 'notArrived', reply.text)];
    case 'left':
      return [{ type: 'stay', id: reply.stay, fields: { status: 'checkedOut', actualUntil: reply.day } }];
    case 'need':
      return [note(reply.about, 'need', reply.text)];
    case 'incident':
      return [incident(reply.about, reply.day, reply.text)];
    case 'headcount':
      return [headCount(reply, context.headCount)];
    case 'bedBlocked':
    case 'bedFree':
      return [{ type: 'unit', id: reply.unit, fields: { blocked: reply.kind === 'bedBlocked' } }];
    case 'cost':
      return [
        {
          type: 'cost',
          id: context.cost,
          fields: {
            parent: reply.house,
            day: reply.day,
            amount: { amount: reply.amount, currency: reply.currency },
            line: reply.line,
            ...(context.receipt === null ? {} : { receipt: context.receipt }),
          },
        },
      ];
    case 'unsafe':
      return [
        incident(reply.house, reply.day, reply.text, 'houseUnsafe'),
        // Whether a house is given up is for its coordinators to say: from a shelter this is a proposal.
        { type: 'safeHouse', id: reply.house, fields: { state: 'compromised' } },
      ];
  }
}

const note = (parent: RecordId, kind: string, text: string): ReplyRecord => ({
  type: 'note',
  fields: { parent, kind, ...(text.trim() === '' ? {} : { text: text.trim() }) },
});

const incident = (parent: RecordId, day: Day, text: string, kind?: string): ReplyRecord => ({
  type: 'incident',
  fields: {
    parent,
    day: { day, precision: 'exact' },
    account: text.trim(),
    ...(kind === undefined ? {} : { kind }),
  },
});

const headCount = (
  { house, day, count }: Extract<ShelterReply, { kind: 'headcount' }>,
  id: RecordId | null,
): ReplyRecord =>
  id === null
    ? { type: 'headCount', fields: { safeHouse: house, day, count } }
    : { type: 'headCount', id, fields: { count } };
