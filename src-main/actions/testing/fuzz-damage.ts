import { channelA } from '../../exchange/crafted-bundle.ts';
import { mutate, type Draw } from '../../exchange/testing/mutations.ts';
import type { TarMember } from '../../exchange/ustar.ts';
import { walkPackets } from '../../pgp/packets.ts';

/** Packets of the message left out, doubled, swapped, under another tag or another form of length, or mutated inside. */
export function repacked(bundle: Uint8Array, draw: Draw): Uint8Array {
  const packets = walkPackets(bundle, 4).packets.map(({ tag, start, end, body }) => ({
    tag,
    whole: bundle.subarray(start, end),
    body,
  }));
  const pieces = packets.map(({ whole }) => whole);
  const at = draw(packets.length);
  const { tag = 0, body = new Uint8Array(), whole = new Uint8Array() } = packets[at] ?? {};
  const head = (asTag: number, content: Uint8Array): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(content.length);
    return Buffer.concat([Uint8Array.of(0xc0 | asTag, 0xff), size, content]);
  };
  const start = Buffer.from(body);
  switch (draw(6)) {
    case 0:
      return Buffer.concat(pieces.filter((_, index) => index !== at));
    case 1:
      return Buffer.concat([...pieces, whole]);
    case 2:
      return Buffer.concat(pieces.toReversed());
    case 3:
      return Buffer.concat(pieces.map((piece, index) => (index === at ? head(draw(64), body) : piece)));
    case 4:
      start[draw(Math.min(start.length, 48))] = draw(256);
      return Buffer.concat(pieces.map((piece, index) => (index === at ? head(tag, start) : piece)));
    default:
      return Buffer.concat([...pieces, head(draw(64), mutate(body.subarray(0, 64), draw))]);
  }
}

/** One field of one tar header overwritten, its checksum right again. */
export function withHeader(tar: Uint8Array, draw: Draw): Uint8Array {
  const altered = Buffer.from(tar);
  const headers: number[] = [];
  for (let at = 0; at + 512 <= altered.length; at += 512)
    if (altered.toString('latin1', at + 257, at + 262) === 'ustar') headers.push(at);
  const header = headers[draw(headers.length)] ?? 0;
  const fields = [0, 100, 108, 116, 124, 136, 156, 157, 257, 263, 265, 297, 329, 337, 345, 500];
  const start = header + (fields[draw(fields.length)] ?? 0);
  const texts = [
    '7',
    '0',
    'x',
    '../',
    '/',
    '\0',
    '99999999999',
    '\xff\xff',
    'files/',
    '1',
    '5',
    'L',
    ' 0000',
  ];
  altered.write(texts[draw(texts.length)] ?? '', start + draw(3), 'latin1');
  altered.fill(' ', header + 148, header + 156);
  const sum = altered.subarray(header, header + 512).reduce((total, byte) => total + byte, 0);
  altered.write(`${sum.toString(8).padStart(6, '0')}\0 `, header + 148, 'latin1');
  return altered;
}

/** Members left out, doubled, swapped or added; the manifest lists what is there. */
export function shuffled(all: readonly TarMember[], draw: Draw): TarMember[] {
  const at = draw(all.length);
  const to = draw(all.length);
  const [one, other] = [all[at], all[to]];
  if (one === undefined || other === undefined) return [...all];
  switch (draw(4)) {
    case 0:
      return all.filter((_, index) => index !== at);
    case 1:
      return [...all.slice(0, to), one, ...all.slice(to)];
    case 2:
      return all.map((member, index) => (index === at ? other : index === to ? one : member));
    default:
      return all.map((member, index) => (index === at ? { ...member, name: other.name } : member));
  }
}

/** Somewhere in some channel. */
export function placed(draw: Draw): object {
  const hex = (length: number): string => draw(16).toString(16).repeat(length);
  const number = [0, 1, 2, 3, 9_999, 10_002, 1_000_000, 1_000_001, -1, 1.5][draw(10)] ?? 1;
  return {
    number,
    channel: draw(2) === 0 ? channelA : hex(32),
    previous: draw(3) === 0 ? null : hex(64),
    follows: draw(3) === 0 ? { channel: hex(32), number: 1 + draw(5), manifest: hex(64) } : null,
  };
}
