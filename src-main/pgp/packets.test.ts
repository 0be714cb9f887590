import { describe, expect, it } from 'vitest';
import { onlyPacket, walkPackets } from './packets.ts';
import { concat, legacyPacket, packet } from './testing/bytes.ts';

const body = (size: number): Uint8Array => new Uint8Array(size).fill(7);
const walk = (bytes: Uint8Array) => walkPackets(bytes, 10);

describe('walking packets', () => {
  it('finds the body behind every length form', () => {
    const forms = [
      concat(Uint8Array.of(0xc2, 5), body(5)),
      concat(Uint8Array.of(0xc2, 192, 8), body(200)),
      packet(2, body(300)),
      concat(Uint8Array.of(0x88, 5), body(5)),
      legacyPacket(2, body(300)),
      concat(Uint8Array.of(0x8a, 0, 0, 1, 44), body(300)),
    ];
    const { packets, fault } = walk(concat(...forms));
    expect(fault).toBeNull();
    expect(packets.map(({ tag, body: found, partial }) => [tag, found.length, partial])).toEqual(
      [5, 200, 300, 5, 300, 300].map((size) => [2, size, false]),
    );
  });

  it('finds the body at both ends of every length form', () => {
    for (const [header, size] of [
      [[0xc2, 0], 0],
      [[0xc2, 191], 191],
      [[0xc2, 192, 0], 192],
      [[0xc2, 223, 255], 8_383],
      [[0xc2, 255, 0, 0, 0, 0], 0],
      [[0xc2, 255, 0, 1, 0, 2], 65_538],
      [[0x88, 255], 255],
      [[0x89, 1, 2], 258],
      [[0x8a, 0, 1, 0, 2], 65_538],
      [[0xfd, 1], 1],
      [[0xbc, 1], 1],
    ] as const) {
      const { packets, fault } = walk(concat(Uint8Array.of(...header), body(size), packet(2, body(1))));
      expect([fault, packets.length, packets[0]?.body.length], `${header.join()}`).toEqual([null, 2, size]);
    }
    for (const header of [
      [0xc2, 0],
      [0xc2, 255, 0, 0, 0, 0],
      [0x88, 0],
      [0x89, 0, 0],
      [0x8a, 0, 0, 0, 0],
    ])
      expect(walk(Uint8Array.of(...header)), header.join()).toMatchObject({ fault: null, packets: [{}] });
    expect(walk(Uint8Array.of(0x80, 0)).fault).toBe('no-header');
    for (const cut of [
      [0xc2],
      [0xc2, 192],
      [0xc2, 255, 0, 0, 0],
      [0x88],
      [0x89, 0],
      [0x8a, 0, 0, 0],
      [0x89, 0, 1],
    ])
      expect(walk(Uint8Array.of(...cut)).fault, cut.join()).toBe('truncated');
  });

  it('lets data packets alone come in parts', () => {
    for (const tag of [8, 9, 11, 18, 20])
      expect(walk(concat(Uint8Array.of(0xc0 | tag, 224), body(1), Uint8Array.of(0))).fault).toBeNull();
    for (const tag of [1, 2, 3, 6, 13, 17, 19, 21])
      expect(walk(concat(Uint8Array.of(0xc0 | tag, 224), body(1), Uint8Array.of(0))).fault).toBe(
        'length-form',
      );
    expect(walk(concat(Uint8Array.of(0xd2, 254), body(9))).fault).toBe('truncated');
  });

  it('follows partial lengths of data packets and gives the first part', () => {
    const partial = concat(
      Uint8Array.of(0xd2, 224 + 9),
      body(512),
      Uint8Array.of(224),
      body(1),
      Uint8Array.of(3),
      body(3),
    );
    const { packets, fault } = walk(partial);
    expect(fault).toBeNull();
    expect(packets).toMatchObject([{ tag: 18, partial: true, start: 0, end: partial.length }]);
    expect(packets[0]?.body.length).toBe(512);
  });

  it('names a cut at every single octet', () => {
    const whole = concat(
      packet(1, body(20)),
      Uint8Array.of(0xd2, 224 + 4),
      body(16),
      Uint8Array.of(192, 8),
      body(200),
    );
    expect(walk(whole).fault).toBeNull();
    for (let length = 1; length < whole.length; length++) {
      expect(walk(whole.subarray(0, length)).fault, `${length}`).toBe(length === 26 ? null : 'truncated');
    }
  });

  it('refuses what needs no header to swallow more', () => {
    expect(walk(Uint8Array.of(0x8b, 1, 2, 3)).fault).toBe('length-form');
    expect(walk(concat(Uint8Array.of(0xc1, 224 + 9), body(512), Uint8Array.of(0))).fault).toBe('length-form');
  });

  it('tells octets that are no packet, also behind packets', () => {
    expect(walk(Uint8Array.of(0x0a)).fault).toBe('no-header');
    expect(walk(Uint8Array.of(0xc0, 0)).fault).toBe('no-header');
    expect(walk(concat(packet(2, body(3)), Uint8Array.of(0)))).toMatchObject({
      fault: 'no-header',
      packets: [{ tag: 2 }],
    });
  });

  it('stops counting where it was told to', () => {
    expect(walkPackets(concat(packet(2, body(1)), packet(2, body(1))), 1).fault).toBe('too-many');
  });

  it('takes a single packet only when it is alone and of the type', () => {
    expect(onlyPacket(packet(2, body(1)), 2)?.body).toEqual(body(1));
    expect(onlyPacket(packet(2, body(1)), 3)).toBeNull();
    expect(onlyPacket(concat(packet(2, body(1)), packet(2, body(1))), 2)).toBeNull();
    expect(onlyPacket(concat(packet(2, body(1)), Uint8Array.of(1)), 2)).toBeNull();
  });
});
