import type { ChangeContent } from '../domain/change.ts';
import type { ChangeId } from '../domain/ids.ts';
import { done, type Result } from '../domain/result.ts';
import { appendJournalled } from './journal.ts';
import type { Attachment } from './ports/attachment.ts';
import type { SignedChange } from './ports/exchange.ts';
import type { LogEntry } from './ports/log.ts';
import type { Unlocked } from './unlocked.ts';

const logged = ({ id, author, wire }: SignedChange): LogEntry => ({
  kind: 'change',
  id,
  author,
  wire,
  from: null,
});

/** Signs what the user did and makes it durable as one segment, with further entries and bodies of files that belong to it. */
export async function signAndSave(
  unlocked: Unlocked,
  contents: readonly ChangeContent[],
  also: readonly LogEntry[] = [],
  files: readonly Attachment[] = [],
): Promise<Result<readonly ChangeId[]>> {
  if (contents.length === 0 && also.length === 0) return done([]);
  const signed: SignedChange[] = [];
  for (const content of contents) signed.push(await unlocked.exchange.signChange(content, unlocked.own));
  const ids = signed.map(({ id }) => id);
  const events = ids.length === 0 ? [] : [{ what: 'changes', changes: ids }];
  const saved = await appendJournalled(unlocked, [...signed.map(logged), ...also], events, files);
  return saved.ok ? done(ids) : saved;
}
