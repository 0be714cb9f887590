import type { Json } from '../domain/json.ts';
import type { Result } from '../domain/result.ts';
import type { Attachment } from './ports/attachment.ts';
import type { Acknowledgement, LogEntry } from './ports/log.ts';
import type { Unlocked } from './unlocked.ts';

export type JournalEvent = { readonly [key: string]: Json };

/** What the journal keeps of acknowledgements: which manifests, not which changes wait in quarantine. */
export const acknowledgementsToKeep = (acknowledgements: readonly Acknowledgement[]): Json =>
  acknowledgements.map(({ channel, upTo, manifest, missing }) => ({
    channel,
    upTo,
    manifest,
    missing: [...missing],
  }));

/** Where the journal of this vault ends. */
export const journalHead = ({
  vault,
  exchange,
}: Unlocked): { readonly number: number; readonly head: string } =>
  vault.read.journalHead() ?? exchange.journalStart;

/**
 * Appends entries, bodies of files that they name, and what the journal says of them as one segment: neither is ever durable without the other. Actions
 * that write run one after another, so the head read here is the head that is extended.
 */
export function appendJournalled(
  unlocked: Unlocked,
  entries: readonly LogEntry[],
  events: readonly JournalEvent[],
  files: readonly Attachment[] = [],
): Promise<Result<number>> {
  let head = journalHead(unlocked);
  const links: LogEntry[] = [];
  for (const event of events) {
    const link = unlocked.exchange.nextJournalEntry(head, event);
    links.push(link);
    head = { number: link.number, head: link.head };
  }
  return unlocked.vault.append([...entries, ...links], files);
}
