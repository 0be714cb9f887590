import { isIdentityDigest } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { putRecords } from './put-record.ts';
import { housesOfFormer, isReplaced, predecessorsOf } from './succession.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Says of the houses of who a contact was before that its new identity keeps them: ordinary changes, one act. Refusals: `no-such-contact` (also
 * when the new identity is not trusted yet), and of saving.
 */
export async function handOverHouses(
  unlocked: Unlocked,
  to: string,
): Promise<Result<{ readonly houses: number }>> {
  if (!isIdentityDigest(to)) return refused('no-such-contact');
  if (![...predecessorsOf(unlocked, to)].some((former) => isReplaced(unlocked, former)))
    return refused('no-such-contact');
  const state = unlocked.vault.read.contact(to)?.state;
  if (state !== 'accepted' && state !== 'verified') return refused('no-such-contact');
  const houses = housesOfFormer(unlocked, to);
  if (houses.length === 0) return done({ houses: 0 });
  const saved = await putRecords(
    unlocked,
    houses.map(({ id }) => ({ type: 'safeHouse', id, fields: { keeper: to } })),
  );
  return saved.ok ? done({ houses: houses.length }) : saved;
}
