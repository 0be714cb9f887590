import type { Attachment, BundleToWrite } from '../actions/ports/exchange.ts';
import type { WireChange } from '../actions/ports/log.ts';
import type { Certificate } from '../actions/ports/pgp.ts';
import { encodeChangeLine } from './change-lines.ts';
import { bundleLimits, defaultOpenLimits } from './limits.ts';

/** Kept free for a manifest of any length and for tar headers. */
const reserve = bundleLimits.manifestBytes + 4 * 1024 * 1024;

/**
 * Cuts changes, then attachments, into bundles that readers open with default limits. Every part carries all certificates.
 * Something that is too large for a part of its own gets one nevertheless: readers may have raised their limits.
 */
export function intoParts(
  changes: readonly WireChange[],
  certificates: readonly Certificate[],
  attachments: readonly Attachment[] = [],
): readonly Pick<BundleToWrite, 'changes' | 'attachments'>[] {
  // Armor is 4/3 of the bytes and a little.
  const fixed = certificates.reduce((sum, { bytes }) => sum + bytes.byteLength * 1.5 + 1024, reserve);
  const room = defaultOpenLimits.decrypted - fixed;
  const most = bundleLimits.members - certificates.length - 2;
  const parts: { changes: WireChange[]; attachments: Attachment[]; bytes: number }[] = [];
  const partFor = (bytes: number): (typeof parts)[number] => {
    const last = parts.at(-1);
    const full =
      last === undefined ||
      (last.bytes > 0 && last.bytes + bytes > room) ||
      last.changes.length >= bundleLimits.changes ||
      last.attachments.length >= most;
    const part = full ? { changes: [], attachments: [], bytes: 0 } : last;
    if (full) parts.push(part);
    part.bytes += bytes;
    return part;
  };
  partFor(0);
  for (const wire of changes) partFor(encodeChangeLine(wire).length + 1).changes.push(wire);
  for (const one of attachments) partFor(one.bytes.byteLength + 1024).attachments.push(one);
  return parts.map((part) => ({ changes: part.changes, attachments: part.attachments }));
}
