import { bodiesNamedIn } from '../domain/file-bodies.ts';
import { textOf } from './facts.ts';
import type { InspectedBundle } from './inspect-bundle.ts';
import type { Attachment } from './ports/attachment.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * The attachments of a bundle that are kept: those that a change names which is applied or waits in quarantine (once it is
 * released nobody sends its body again), or a file that is here already without its body. What nothing names is dropped.
 */
export function arrivingFiles(
  unlocked: Unlocked,
  { bundle, incoming }: Pick<InspectedBundle, 'bundle' | 'incoming'>,
): readonly Attachment[] {
  if (bundle.attachments.length === 0) return [];
  const { vault, exchange } = unlocked;
  const named = new Set(
    incoming.flatMap(({ change: { id, author }, wires }) =>
      wires.flatMap((wire) => bodiesNamedIn(exchange.openChange(id, author, wire))),
    ),
  );
  for (const removed of [false, true])
    for (const row of vault.read.list({ type: 'file', removed })) {
      const sealed = textOf(row, 'sealed');
      if (sealed !== null && textOf(row, 'key') !== null) named.add(sealed);
    }
  return bundle.attachments.filter(({ sha256 }) => named.has(sha256) && vault.fileSize(sha256) === null);
}
