import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeBase64url } from './base64url.ts';
import { journalHeadBytes, journalStart, nextJournalEntry } from './journal.ts';
import { encodeJournal, readJournal } from './journal-lines.ts';
import type { IdentityDigest } from '../domain/ids.ts';

const randomness = { bytes: (count: number): Uint8Array => randomBytes(count) };
const first = nextJournalEntry(journalStart, { what: 'sent', number: 1 }, randomness);
const second = nextJournalEntry(first, { what: 'erased', count: 2 }, randomness);

const lineOf = (entry: string): Uint8Array =>
  Buffer.from(`{"entry":"${encodeBase64url(Buffer.from(entry))}","head":"${'00'.repeat(32)}"}\n`);
const salt = encodeBase64url(randomBytes(32));

describe('journal.jsonl', () => {
  test('reads what it writes, with the digest of the exact bytes', () => {
    const read = readJournal(encodeJournal([first, second]));
    expect(read).toMatchObject({
      ok: true,
      value: [
        { number: 1, event: first.event, head: first.head },
        { number: 2, event: second.event, head: second.head },
      ],
    });
    expect(readJournal(new Uint8Array())).toEqual({ ok: true, value: [] });
  });

  test('the bytes that are signed are those of docs/format.md', () => {
    const author = 'ab'.repeat(32) as IdentityDigest;
    expect(Buffer.from(journalHeadBytes(author, { number: 2, head: second.head })).toString()).toBe(
      `${author}\n2\n${second.head}\n`,
    );
  });

  test.each([
    ['no line feed', encodeJournal([first]).subarray(0, -1)],
    [
      'another spelling',
      Buffer.from(encodeJournal([first]))
        .toString()
        .replace(',', ', '),
    ],
    ['no JSON', lineOf('[')],
    ['no salt', lineOf('["",1,{}]')],
    ['a salt with more before it', lineOf(`["A${salt}",1,{}]`)],
    ['a salt with more behind it', lineOf(`["${salt}A",1,{}]`)],
    ['a salt in an array', lineOf(`[["${salt}"],1,{}]`)],
    ['a number in an array', lineOf(`["${salt}",[1],{}]`)],
    ['an event that is null', lineOf(`["${salt}",1,null]`)],
    ['an event that is a text', lineOf(`["${salt}",1,"sent"]`)],
    ['an object', lineOf(`{"0":"${salt}","1":1,"2":{},"length":3}`)],
    [
      'padding',
      Buffer.from(
        Buffer.from(lineOf(`["${salt}",1,{}]`))
          .toString()
          .replace('","', '=","'),
      ),
    ],
    ['something before it', Buffer.concat([Buffer.from(' '), lineOf(`["${salt}",1,{}]`)])],
    [
      'something behind it',
      Buffer.from(
        Buffer.from(lineOf(`["${salt}",1,{}]`))
          .toString()
          .replace('}\n', '} \n'),
      ),
    ],
    ['a number in words', lineOf(`["${salt}","1",{}]`)],
    ['half a number', lineOf(`["${salt}",1.5,{}]`)],
    ['no event', lineOf(`["${salt}",1,[]]`)],
    ['a name twice', lineOf(`["${salt}",1,{"what":"a","what":"b"}]`)],
    ['four parts', lineOf(`["${salt}",1,{},{}]`)],
    ['too deep', lineOf(`["${salt}",1,{"a":[[[[[[[[]]]]]]]]}]`)],
  ])('%s: refused by its line', (_, content) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    expect(readJournal(bytes)).toMatchObject({
      refusal: { code: 'journal-malformed', detail: { line: 1 } },
    });
  });

  test('a line is not longer than 8 MiB', () => {
    const around = '{"entry":"","head":""}'.length + 64;
    const line = (length: number): Uint8Array => {
      const size = Math.floor(((length - around) * 3) / 4) - `["${salt}",1,{"a":""}]`.length;
      return lineOf(`["${salt}",1,{"a":"${'x'.repeat(size)}"}]`);
    };
    const most = 8 * 1024 * 1024;
    expect(Math.abs(line(most).length - 1 - most)).toBeLessThan(2);
    expect(readJournal(line(most)).ok).toBe(true);
    const two = Buffer.concat([line(most), line(most)]);
    expect(readJournal(two)).toMatchObject({ ok: true, value: [{ number: 1 }, { number: 1 }] });
    expect(readJournal(line(most + 4))).toMatchObject({ refusal: { code: 'journal-malformed' } });
  });
});
