import type { QuestionAsked, VettingView } from '../../src-preload/contract/intake-views.ts';
import { done, type Result } from '../domain/result.ts';
import { isInVetting, vettingGaps, vettingOf } from '../domain/vetting.ts';
import { authorNames } from './author-names.ts';
import { textOf } from './facts.ts';
import { rowOfType } from './look-up.ts';
import { isOwn } from './own-identities.ts';
import { questionsOn } from './questions.ts';
import type { Unlocked } from './unlocked.ts';

/** Every check of a case with who said what of it, and what partners were asked. Refusals: `no-such-record`, `record-id-bad`. */
export async function showVetting(unlocked: Unlocked, id: string): Promise<Result<VettingView>> {
  const found = rowOfType(unlocked, id, 'case');
  if (!found.ok) return found;
  const nameOf = await authorNames(unlocked);
  const checks = vettingOf(unlocked.vault.read.state(found.value.id));
  const questions: readonly QuestionAsked[] = questionsOn(unlocked, found.value.id, nameOf);
  const vouchedBy = textOf(found.value, 'vouchedBy');
  return done({
    underWay: isInVetting(textOf(found.value, 'status')),
    checks: checks.map(({ check, result, disputed, said }) => ({
      check,
      result,
      disputed,
      said: said.map(({ author, value, at }) => ({
        passed: value === true,
        author,
        authorName: nameOf(author),
        own: isOwn(unlocked, author),
        at,
      })),
    })),
    gaps: vettingGaps(checks),
    questions,
    vouchedBy,
  });
}
