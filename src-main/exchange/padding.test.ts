import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import { draftOf, scoutsHere } from './crafted-bundle.ts';
import { createExchange } from './exchange.ts';
import { defaultOpenLimits } from './limits.ts';
import { paddedSizes } from './padding.ts';
import { sha256 } from './sha256.ts';

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;
const first = (least: number): number | undefined => paddedSizes(least).next().value;

describe('padding', () => {
  test('64 KiB, 256 KiB, 1, 4, 16 MiB, then steps of 16 MiB', () => {
    expect([1, 64 * kibibyte].map(first)).toEqual([64 * kibibyte, 64 * kibibyte]);
    expect(first(64 * kibibyte + 1)).toBe(256 * kibibyte);
    expect(first(mebibyte + 1)).toBe(4 * mebibyte);
    expect(first(16 * mebibyte)).toBe(16 * mebibyte);
    expect(first(16 * mebibyte + 1)).toBe(32 * mebibyte);
    expect(first(33 * mebibyte)).toBe(48 * mebibyte);
    const [a, b, c] = paddedSizes(10 * mebibyte);
    expect([a, b, c]).toEqual([16 * mebibyte, 32 * mebibyte, 48 * mebibyte]);
  });

  test('a whole bundle has one of these sizes, also where it just fits or just does not', async () => {
    const pgp = createPgpForExchange();
    const exchange = createExchange(
      pgp,
      { bytes: (count) => randomBytes(count) },
      { now: () => new Date() },
      scoutsHere(pgp),
    );
    const own = await pgp.createIdentity('Ana', new Date());
    const found = new Set<number>();
    for (let size = 56_000; size < 60_000; size += 128) {
      const bytes = new Uint8Array(size);
      const written = await exchange.writeBundle({
        manifest: draftOf(),
        own,
        to: own.certificate,
        aead: true,
        changes: [],
        certificates: [own.certificate],
        attachments: [{ bytes, sha256: sha256(bytes) }],
      });
      const opened = await pgp.openForMe(written.bytes, own, defaultOpenLimits);
      if (!opened.ok) throw new Error(opened.refusal.code);
      found.add(opened.value.content.byteLength);
    }
    expect([...found]).toEqual([64 * kibibyte, 256 * kibibyte]);
  });
});
