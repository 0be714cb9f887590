import type { CommandInput } from '../../../src-preload/contract/commands.ts';
import { readAmount, readInstant } from '../../forms/typed-values.ts';
import { ownZone } from '../../forms/own-zone.ts';

type Reply = CommandInput<'shelter.reply'>;

const worded = ['cannotTake', 'notArrived', 'need', 'incident', 'unsafe'] as const;
type WordKind = (typeof worded)[number];
/** The kinds for which something has to be typed. */
export type FormKind = WordKind | 'arrived' | 'left' | 'headcount' | 'cost';

/** Said in words. */
export const isWorded = (kind: FormKind): kind is WordKind => worded.some((one) => one === kind);

export interface CostTyped {
  readonly amount: string;
  readonly line: string | null;
  readonly receipt: File | null;
}
export const emptyCost: CostTyped = { amount: '', line: null, receipt: null };

interface Typed {
  readonly kind: FormKind;
  readonly stay: string | null;
  readonly house: string;
  readonly text: string;
  readonly time: string;
  readonly day: string | null;
  readonly count: string;
  readonly cost: CostTyped;
  readonly today: string;
}

/** What was typed as one answer; null while something that it needs is missing or can't be read. */
export async function replyOf(typed: Typed): Promise<Reply | null> {
  const { kind, stay, house, day, today } = typed;
  const text = typed.text.trim();
  switch (kind) {
    case 'cannotTake':
      return stay === null || text === '' ? null : { kind, stay, text };
    case 'notArrived':
      return stay === null ? null : { kind, stay, text };
    case 'need':
      return text === '' ? null : { kind, about: stay ?? house, text };
    case 'incident':
      return text === '' ? null : { kind, about: stay ?? house, day: today, text };
    case 'unsafe':
      return text === '' ? null : { kind, house, day: today, text };
    case 'left':
      return stay === null || day === null ? null : { kind, stay, day };
    case 'arrived':
      return arrived(typed);
    case 'headcount':
      return /^\s*\d{1,4}\s*$/.test(typed.count)
        ? { kind, house, day: today, count: Number(typed.count) }
        : null;
    case 'cost':
      return costOf(typed);
  }
}

/** Without a time only the day is said. */
function arrived({ stay, day, time }: Typed): Reply | null {
  if (stay === null || day === null) return null;
  if (time.trim() === '') return { kind: 'arrived', stay, day, at: null };
  const at = readInstant(`${day} ${time.trim()}`, ownZone()) as { at: string; zone: string } | null;
  return at === null ? null : { kind: 'arrived', stay, day, at };
}

async function costOf({ house, today, cost }: Typed): Promise<Reply | null> {
  const amount = readAmount(cost.amount) as { amount: string; currency: string } | null;
  if (amount === null || cost.line === null) return null;
  const receipt = cost.receipt === null ? null : await receiptOf(cost.receipt);
  return { kind: 'cost', house, day: today, ...amount, line: cost.line, receipt };
}

const receiptOf = async (file: File): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> => ({
  name: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
});
