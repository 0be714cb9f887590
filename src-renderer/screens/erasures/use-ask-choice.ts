import { useState } from 'react';
import type { ErasureHolder, ErasureReason } from '../../../src-preload/contract/views.ts';

/** Whom the user asks, and why. */
export interface AskChoice {
  readonly to: ReadonlySet<string>;
  readonly reason: ErasureReason | null;
  pick(contact: string, on: boolean): void;
  because(reason: ErasureReason): void;
}

/** Everybody who can be asked and was not asked for all of it before is ticked until the user says otherwise. */
export function useAskChoice(holders: readonly ErasureHolder[]): AskChoice {
  const [said, setSaid] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [reason, because] = useState<ErasureReason | null>(null);
  const to = new Set(
    holders
      .filter(
        ({ contact, reach, asked, values }) => reach === 'bundle' && (said.get(contact) ?? asked < values),
      )
      .map(({ contact }) => contact),
  );
  return { to, reason, pick: (contact, on) => setSaid((now) => new Map(now).set(contact, on)), because };
}
