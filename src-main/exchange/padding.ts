const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;
const sizes = [64 * kibibyte, 256 * kibibyte, mebibyte, 4 * mebibyte, 16 * mebibyte];

/**
 * Sizes that a whole tar may have, from `least` up: 64 KiB, 256 KiB, 1, 4, 16 MiB, then steps of 16 MiB. Whoever sees the
 * encrypted file learns one of these and no more; nothing is compressed, so zero bytes fill as well as random ones.
 */
export function* paddedSizes(least: number): Generator<number> {
  for (const size of sizes) if (size >= least) yield size;
  const step = 16 * mebibyte;
  for (let size = Math.max(2 * step, Math.ceil(least / step) * step); ; size += step) yield size;
}
