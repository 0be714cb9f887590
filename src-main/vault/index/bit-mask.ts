/** Positions in a list as bits, least significant first. The empty set is no bytes at all. */
export function maskOf(positions: Iterable<number>): Buffer {
  const sorted = [...positions];
  const highest = sorted.reduce((most, position) => Math.max(most, position), -1);
  const mask = Buffer.alloc(Math.ceil((highest + 1) / 8));
  for (const position of sorted) mask[position >> 3] = (mask[position >> 3] ?? 0) | (1 << (position & 7));
  return mask;
}

/** The positions in a mask, ascending. */
export function positionsIn(mask: Uint8Array): number[] {
  const positions: number[] = [];
  mask.forEach((byte, index) => {
    for (let bit = 0; bit < 8; bit += 1) if ((byte & (1 << bit)) !== 0) positions.push(index * 8 + bit);
  });
  return positions;
}
