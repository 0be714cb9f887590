import type { DraftView } from '../../src-preload/contract/views.ts';
import type { Json } from '../domain/json.ts';
import { done, type Result } from '../domain/result.ts';
import type { Unlocked } from './unlocked.ts';

/** Seals what is being typed; null drops it. Local, unsigned, never exported, not journalled. */
export async function saveDraft(unlocked: Unlocked, key: string, value: Json | null): Promise<Result<null>> {
  const at = unlocked.clock.now().toISOString();
  const saved = await unlocked.vault.append([{ kind: 'draft', key, value, at }]);
  return saved.ok ? done(null) : saved;
}

export const listDrafts = (unlocked: Unlocked): readonly DraftView[] => unlocked.vault.read.drafts();
