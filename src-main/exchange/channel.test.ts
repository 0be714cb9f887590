import { describe, expect, test } from 'vitest';
import type { Manifest } from '../actions/ports/exchange.ts';
import type { SeenManifest } from '../actions/ports/store.ts';
import type { ChannelId, ManifestDigest } from '../domain/ids.ts';
import { judgeChannel } from './channel.ts';
import { channelA, channelB, draftOf } from './crafted-bundle.ts';
import { sha256 } from './sha256.ts';

const digestOf = (channel: ChannelId, number: number): ManifestDigest =>
  sha256(`${channel}/${number}`) as ManifestDigest;
const seen = (channel: ChannelId, ...numbers: number[]): SeenManifest[] =>
  numbers.map((number) => ({
    channel,
    number,
    manifest: digestOf(channel, number),
    previous: number === 1 ? null : digestOf(channel, number - 1),
    day: '2026-01-01',
    at: '2026-01-01T00:00:00Z',
    quarantined: [],
  }));
const judge = (
  channel: ChannelId,
  number: number,
  links: SeenManifest[],
  changes: Partial<Manifest> = {},
  digest = digestOf(channel, number),
) => {
  const manifest = {
    ...draftOf({ channel, number, previous: number === 1 ? null : digestOf(channel, number - 1) }),
    ...changes,
  } as Manifest;
  const verdict = judgeChannel(manifest, digest, links);
  return verdict.ok ? verdict.value : verdict.refusal.code;
};
const follows = (number: number, manifest = digestOf(channelA, number)) => ({
  follows: { channel: channelA, number, manifest },
});
const other = sha256('other') as ManifestDigest;

describe('channel', () => {
  test('the first bundle ever', () => {
    expect(judge(channelA, 1, [])).toEqual({ kind: 'new channel', expected: true });
    expect(judge(channelA, 1, [], follows(3))).toEqual({ kind: 'new channel', expected: false });
  });
  test('next, and next after a gap that stays open', () => {
    expect(judge(channelA, 3, seen(channelA, 1, 2))).toEqual({ kind: 'next' });
    expect(judge(channelA, 4, seen(channelA, 1, 3))).toEqual({ kind: 'next' });
  });
  test('replay: the same bundle again is told, not refused', () => {
    expect(judge(channelA, 2, seen(channelA, 1, 2, 3))).toEqual({ kind: 'again' });
  });
  test('gap: numbers in between, or before the first', () => {
    expect(judge(channelA, 5, seen(channelA, 1, 2))).toEqual({ kind: 'gap', missing: [3, 4] });
    expect(judge(channelA, 3, [])).toEqual({ kind: 'gap', missing: [1, 2] });
  });
  test('a gap larger than can be acknowledged is refused', () => {
    expect(judge(channelA, 10_002, [])).toBe('manifest-malformed');
    expect(judge(channelA, 10_001, [])).toMatchObject({ kind: 'gap' });
  });
  test('late: a lost stick is found', () => {
    expect(judge(channelA, 2, seen(channelA, 1, 3))).toEqual({ kind: 'late' });
    expect(judge(channelA, 1, seen(channelA, 2))).toEqual({ kind: 'late' });
  });
  test('fork: the same number with another content', () => {
    expect(judge(channelA, 2, seen(channelA, 1, 2, 3), {}, other)).toBe('bundle-fork');
    expect(judge(channelA, 1, seen(channelA, 1), {}, other)).toBe('bundle-fork');
  });
  test('fork: another history before this number', () => {
    expect(judge(channelA, 3, seen(channelA, 1, 2), { previous: other })).toBe('bundle-fork');
  });
  test('fork: a late number that what came after it does not know', () => {
    expect(judge(channelA, 2, seen(channelA, 1, 3), {}, other)).toBe('bundle-fork');
  });
  test('fork: a new channel that follows what never was', () => {
    expect(judge(channelB, 1, seen(channelA, 1, 2), follows(2, other))).toBe('bundle-fork');
  });
  test('rollback: a restored sender begins a new channel and names what we have', () => {
    expect(judge(channelB, 1, seen(channelA, 1, 2), follows(2))).toEqual({
      kind: 'new channel',
      expected: true,
    });
    expect(judge(channelB, 1, seen(channelA, 1, 2), follows(1))).toEqual({
      kind: 'new channel',
      expected: true,
    });
  });
  test('a new channel that names nothing, or something that never came, is unexpected', () => {
    expect(judge(channelB, 1, seen(channelA, 1, 2))).toEqual({ kind: 'new channel', expected: false });
    expect(judge(channelB, 1, seen(channelA, 1, 2), follows(7))).toEqual({
      kind: 'new channel',
      expected: false,
    });
  });
  test('a new channel whose first bundle is missing is unexpected until it comes', () => {
    expect(judge(channelB, 2, seen(channelA, 1))).toEqual({ kind: 'new channel', expected: false });
    expect(judge(channelB, 1, [...seen(channelA, 1), ...seen(channelB, 2)], follows(1))).toEqual({
      kind: 'new channel',
      expected: true,
    });
  });
  test('a new channel is held against the channel that it names, by number and content', () => {
    const channelC = 'c0'.repeat(16) as ChannelId;
    const both = [...seen(channelA, 1, 2), ...seen(channelB, 1)];
    const following = (number: number, manifest: ManifestDigest) => ({
      follows: { channel: channelB, number, manifest },
    });
    const expected = (is: boolean) => ({ kind: 'new channel', expected: is });
    expect(judge(channelC, 1, both, following(1, digestOf(channelB, 1)))).toEqual(expected(true));
    // A number that only the older channel has, and a content under another number.
    expect(judge(channelC, 1, both, following(2, digestOf(channelB, 2)))).toEqual(expected(false));
    expect(judge(channelC, 1, both, following(2, digestOf(channelB, 1)))).toEqual(expected(false));
    // What the same number of another channel holds contradicts nothing.
    const more = [...seen(channelA, 1), ...seen(channelB, 1)];
    expect(judge(channelC, 1, more, follows(1))).toEqual(expected(false));
  });
  test('what is late in a replaced channel does not make it current again', () => {
    const late = [...seen(channelA, 1), ...seen(channelB, 1), ...seen(channelA, 2)];
    expect(judge(channelB, 2, late)).toEqual({ kind: 'next' });
    expect(judge(channelA, 3, late)).toEqual({ kind: 'late' });
  });
  test('what comes in a replaced channel is late, and a third channel must follow the second', () => {
    const both = [...seen(channelA, 1, 2), ...seen(channelB, 1)];
    expect(judge(channelA, 3, both)).toEqual({ kind: 'late' });
    expect(judge('c0'.repeat(16) as ChannelId, 1, both, follows(2))).toEqual({
      kind: 'new channel',
      expected: false,
    });
  });
  test('a hundred thousand seen bundles are no burden', () => {
    const many = Array.from({ length: 150_000 }, (_, index) => seen(channelA, index + 1)).flat();
    expect(judge(channelA, 150_001, many)).toEqual({ kind: 'next' });
  });
});
