import type { DecodedBundle } from '../../actions/ports/exchange.ts';

/** Draws a whole number from 0 up to, not including, `below`. */
export type Draw = (below: number) => number;

/** mulberry32: repeatable, which is all that is asked of it. */
export function chance(from: number): Draw {
  let state = from;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One of the ways in which bytes go wrong on their way, or are made to. */
export function mutate(bytes: Uint8Array, draw: Draw): Uint8Array {
  const altered = Buffer.from(bytes);
  const at = draw(altered.length);
  const length = 1 + draw(64);
  switch (draw(7)) {
    case 0:
      altered[at] = (altered[at] ?? 0) ^ (1 << draw(8));
      return altered;
    case 1:
      altered[at] = ((altered[at] ?? 0) + 1 + draw(255)) & 0xff;
      return altered;
    case 2:
      return altered.subarray(0, at);
    case 3:
      return Buffer.concat([
        altered.subarray(0, at),
        altered.subarray(Math.min(at + length, altered.length)),
      ]);
    case 4:
      return Buffer.concat([
        altered.subarray(0, at),
        Buffer.from(Array.from({ length }, () => draw(256))),
        altered.subarray(at),
      ]);
    case 5:
      return Buffer.concat([
        altered.subarray(0, at),
        altered.subarray(at, at + length),
        altered.subarray(at),
      ]);
    default: {
      const to = draw(altered.length);
      altered.copyWithin(to, at, at + length);
      return altered;
    }
  }
}

/** Whatever a person could see of a bundle; two bundles with one of these are one bundle. */
export const contentsOf = ({
  manifest,
  changes,
  certificates,
  attachments,
  statements,
  unverifiable,
}: DecodedBundle): string =>
  JSON.stringify([
    manifest.from,
    manifest.to,
    manifest.channel,
    manifest.number,
    manifest.acknowledgements,
    manifest.journal,
    changes.map(({ id, author, change }) => [id, author, change.disclosures]),
    certificates.map(({ digest }) => digest),
    attachments.map(({ sha256 }) => sha256),
    statements.map(({ id }) => id),
    unverifiable.length,
  ]);
