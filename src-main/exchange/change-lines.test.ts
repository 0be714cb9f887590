import { describe, expect, test } from 'vitest';
import { encodeChangeLine, encodeChanges, readChangeLine, readChangeLines } from './change-lines.ts';

const wires = [
  { header: 'aGVhZGVy', signature: 'c2ln', disclosures: ['YQ', 'Yg'] },
  { header: 'aGVhZGVy', signature: 'c2ln', disclosures: ['YQ'] },
  { header: 'aGVhZGVy', signature: 'c2ln', disclosures: [] },
];
const read = (bytes: Uint8Array): unknown[] =>
  [...readChangeLines(bytes)].map((one) => (one.ok ? one.value : one.refusal.detail?.['fault']));

describe('changes.jsonl', () => {
  test('round trip', () => {
    expect(read(encodeChanges(wires))).toEqual(wires);
    expect(read(new Uint8Array())).toEqual([]);
    expect(wires.map((wire) => JSON.parse(encodeChangeLine(wire)) as unknown)).toEqual(wires);
  });

  test.each([
    ['white space', '{"header":"a","signature":"b", "disclosures":[]}'],
    ['another order', '{"signature":"b","header":"a","disclosures":[]}'],
    ['one name more', '{"header":"a","signature":"b","disclosures":[],"x":1}'],
    ['a name twice', '{"header":"a","header":"a","signature":"b","disclosures":[]}'],
    ['no disclosures', '{"header":"a","signature":"b"}'],
    ['a disclosure that is no text', '{"header":"a","signature":"b","disclosures":[1]}'],
    ['a comma at the end', '{"header":"a","signature":"b","disclosures":["c",]}'],
    ['an array in an array', '{"header":"a","signature":"b","disclosures":[["c"]]}'],
    ['a carriage return', '{"header":"a","signature":"b","disclosures":[]}\r'],
    ['a byte order mark', '\ufeff{"header":"a","signature":"b","disclosures":[]}'],
    ['nothing', ''],
    ['null', 'null'],
    ['brackets', '['.repeat(100_000)],
    ['quotes', '"'.repeat(100_000)],
  ])('refuses %s', (_, line) => {
    expect(readChangeLine(line)).toBeNull();
    expect(read(Buffer.from(`${line}\n`))).toEqual(['line-form']);
  });

  test('refuses a last line without its end, a line too long, too many lines', () => {
    expect(read(Buffer.from(encodeChangeLine(wires[0]!)))).toEqual(['line-end']);
    expect(read(Buffer.alloc(2 ** 23 + 2, 'a').fill('\n', 2 ** 23 + 1))).toEqual(['line-size']);
    const many = Buffer.from(`${encodeChangeLine(wires[2]!)}\n`.repeat(200_001));
    expect(read(many).slice(199_999)).toEqual([wires[2], 'too-many']);
    expect(read(Buffer.alloc(2 ** 23 + 1, 'a').fill('\n', 2 ** 23))).toEqual(['line-form']);
  });
});
