import type { Json } from '../json.ts';
import { isJsonObject } from '../json.ts';

const maxDepth = 8;
const maxValues = 2_000;
const maxText = 20_000;
const maxAll = 100_000;

/**
 * An object or array within bounds; null otherwise. Texts are normalised to NFC, empty ones allowed. The name
 * `__proto__` is refused: it is harmless here, but not in every program that may read this.
 */
export function structureValue(value: Json): Json | null {
  if (typeof value !== 'object' || value === null) return null;
  const left = { values: maxValues, characters: maxAll };
  return copy(value, maxDepth, left) ?? null;
}

interface Budget {
  values: number;
  characters: number;
}

/** Undefined when something in it is out of bounds; null is a value here. */
function copy(value: Json, depth: number, left: Budget): Json | undefined {
  left.values -= 1;
  if (left.values < 0 || depth < 0) return undefined;
  if (typeof value === 'string') return text(value, left);
  if (typeof value === 'number') return isExact(value) ? value : undefined;
  if (Array.isArray(value)) {
    const items: Json[] = [];
    for (const item of value as readonly Json[]) {
      const copied = copy(item, depth - 1, left);
      if (copied === undefined) return undefined;
      items.push(copied);
    }
    return items;
  }
  if (!isJsonObject(value)) return value;
  const members: [string, Json][] = [];
  for (const [name, member] of Object.entries(value)) {
    const key = text(name, left);
    const copied = copy(member, depth - 1, left);
    if (key === undefined || key === '__proto__' || key !== name || copied === undefined) return undefined;
    members.push([key, copied]);
  }
  return Object.fromEntries(members);
}

function text(value: string, left: Budget): string | undefined {
  if (value.length > maxText || !value.isWellFormed() || value.includes('\u0000')) return undefined;
  const normal = value.normalize('NFC');
  left.characters -= normal.length;
  return left.characters < 0 ? undefined : normal;
}

/** Integers beyond 2⁵³ are read differently by different programs, so nobody signs them. */
const isExact = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
