const deepest = 64;
const largest = 1_000_000;

/**
 * Structured clone brings more than JSON: cycles, and one object in a thousand places, which a walk would visit for
 * ever. True for what is a tree of bounded depth and size of plain values, plain objects, arrays and bytes.
 */
export function isPlainTree(root: unknown): boolean {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    if ((seen += 1) > largest || depth > deepest) return false;
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) continue;
    const kind: unknown = Object.getPrototypeOf(value);
    if (kind !== Object.prototype && kind !== Array.prototype && kind !== null) return false;
    const parts = Object.values(value);
    if (parts.length > largest) return false;
    for (const part of parts) waiting.push({ value: part, depth: depth + 1 });
  }
  return true;
}
