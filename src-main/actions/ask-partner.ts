import type { RecordsSaved } from '../../src-preload/contract/views.ts';
import { isIdentityDigest } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { isTrusted } from '../domain/trust.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { rowOfType } from './look-up.ts';
import { putRecords } from './put-record.ts';
import { askerOf } from './questions.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Asks a partner about a case by a note that only this contact is sent, and nothing with it: the contact learns what is
 * typed and no more, and the case is not shared by it. Refusals: `no-such-record`, `no-such-contact`,
 * `contact-not-accepted`, `preset-not-for-role` (an auditor is sent no record), and those of saving.
 */
export async function askPartner(
  unlocked: Unlocked,
  asked: { readonly case: string; readonly contact: string; readonly text: string },
): Promise<Result<RecordsSaved>> {
  const found = rowOfType(unlocked, asked.case, 'case');
  if (!found.ok) return found;
  const contact = isIdentityDigest(asked.contact) ? unlocked.vault.read.contact(asked.contact) : null;
  if (contact === null) return refused('no-such-contact');
  if (!isTrusted({ state: contact.state, role: contact.role })) return refused('contact-not-accepted');
  if (contact.role === 'auditor')
    return refused('preset-not-for-role', { preset: 'coordinator', role: contact.role });
  return putNote(unlocked, found.value.id, asked.text, contact.digest);
}

/** Answers what a partner has asked by a note to them alone. Refusals: `no-such-request`, `no-such-record`, and of saving. */
export async function answerPartner(
  unlocked: Unlocked,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<Result<RecordsSaved>> {
  const found = rowOfType(unlocked, id, 'note');
  if (!found.ok) return found;
  const asker = askerOf(unlocked, found.value.id);
  return asker === null ? refused('no-such-request') : putNote(unlocked, found.value.id, text, asker);
}

async function putNote(
  unlocked: Unlocked,
  parent: string,
  text: string,
  audience: string,
): Promise<Result<RecordsSaved>> {
  const note: Json = { type: 'note', fields: { parent, text: text.trim(), audience } };
  if (text.trim() === '') return refused('input-malformed');
  const saved = await putRecords(unlocked, [note]);
  if (!saved.ok) return saved;
  const [first] = saved.value;
  if (first === undefined) throw new Error('nothing was put');
  return done(first);
}
