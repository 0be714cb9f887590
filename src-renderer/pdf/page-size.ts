/** A canvas takes four bytes a pixel, and there are two of them while a page is drawn. */
const mostPixels = 16_000_000;
const longestSide = 8192;

/**
 * By what a page is multiplied to be `wanted` pixels wide, as far as memory allows: a page says its own size, and says
 * what it likes. Always above 0, and both sides then are at most {@link longestSide}.
 */
export function pageScale(width: number, height: number, wanted: number): number {
  return Math.min(
    wanted / width,
    longestSide / width,
    longestSide / height,
    Math.sqrt(mostPixels / (width * height)),
  );
}
