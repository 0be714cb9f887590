import type { PartnersCheck } from '../../src-preload/contract/template-views.ts';
import type { Day } from '../domain/days.ts';
import type { IdentityDigest, RecordId } from '../domain/ids.ts';
import type { SlotState } from '../domain/record-state.ts';
import { isOwn } from './own-identities.ts';
import type { Unlocked } from './unlocked.ts';

export interface TemplateCheck {
  /** As the owner of this vault has said: who checked it, and when. What partners say never stands here. */
  readonly checkedOn: Day | null;
  readonly checkedBy: string | null;
  /** Only where nothing is said here. */
  readonly partnersCheck: PartnersCheck | null;
}

export const nobodysCheck: TemplateCheck = { checkedOn: null, checkedBy: null, partnersCheck: null };

/** Who says that a template was checked. Anybody can write a name into a record: only what was said here is one's own word. */
export function checkOf(unlocked: Unlocked, record: RecordId): TemplateCheck {
  const slots = unlocked.vault.read.state(record)?.slots;
  const [on, by] = [slots?.get('checkedOn'), slots?.get('checkedBy')];
  const [checkedOn, checkedBy] = [ownWord(unlocked, on), ownWord(unlocked, by)];
  if (checkedOn !== null && checkedBy !== null) return { ...nobodysCheck, checkedOn, checkedBy };
  const said = by?.heads.find(({ author }) => !isOwn(unlocked, author))?.author;
  if (said === undefined || typeof on?.shown !== 'string' || typeof by?.shown !== 'string')
    return nobodysCheck;
  return { ...nobodysCheck, partnersCheck: { by: by.shown, on: on.shown, said } };
}

const ownWord = (unlocked: Unlocked, slot: SlotState | undefined): string | null => {
  const value = slot?.heads.find(({ author }) => isOwn(unlocked, author))?.value;
  return typeof value === 'string' ? value : null;
};

/** The partner whose words a template's steps are; null where they are one's own. */
export const authorOf = (unlocked: Unlocked, record: RecordId): IdentityDigest | null =>
  unlocked.vault.read
    .state(record)
    ?.slots.get('steps')
    ?.heads.find(({ author }) => !isOwn(unlocked, author))?.author ?? null;
