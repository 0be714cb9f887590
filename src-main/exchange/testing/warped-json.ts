import type { Draw } from './mutations.ts';

const odd: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e300,
  2 ** 53,
  '',
  'x',
  'corridor bundle 2',
  '\u0000',
  '../../etc/passwd',
  'a'.repeat(2000),
  'AB'.repeat(32),
  'ab'.repeat(32),
  [],
  {},
  [[[[[[[[[[]]]]]]]]]],
  { constructor: 1 },
];

/** JSON with one thing in it replaced, left out, doubled, or added. */
export function warp(value: unknown, draw: Draw): unknown {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.length === 0 || draw(4) === 0) return warpArray(items, draw);
    const at = draw(items.length);
    return items.map((item, index) => (index === at ? warp(item, draw) : item));
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0 || draw(6) === 0)
      return { ...value, [draw(2) === 0 ? 'extra' : 'v']: oddOne(draw) };
    const at = draw(entries.length);
    if (draw(6) === 0) return Object.fromEntries(entries.filter((_, index) => index !== at));
    return Object.fromEntries(
      entries.map(([name, item], index) => [name, index === at ? warp(item, draw) : item]),
    );
  }
  return oddOne(draw);
}

const oddOne = (draw: Draw): unknown => odd[draw(odd.length)];

function warpArray(items: readonly unknown[], draw: Draw): unknown {
  switch (draw(5)) {
    case 0:
      return [...items, oddOne(draw)];
    case 1:
      return [...items, ...items];
    case 2:
      return items.toReversed();
    case 3:
      return items.slice(1);
    default:
      return oddOne(draw);
  }
}

/** The text of it: mostly as JSON has it, now and then as only sloppy parsers take it. */
export function warpText(value: unknown, draw: Draw): string {
  const text = JSON.stringify(value) ?? 'undefined';
  switch (draw(12)) {
    case 0:
      return `\ufeff${text}`;
    case 1:
      return text.replace('{', '{"v":1,');
    case 2:
      return text.replace(/"(?=[^"]*$)/, '\\ud800"');
    case 3:
      return text.replace(/\d+/, '1e999');
    case 4:
      return `${text} `;
    case 5:
      return text.replace('{', '{"__proto__":{},');
    default:
      return text;
  }
}
