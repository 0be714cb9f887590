/** How a bundle stands in its channel, in one word. */
type Verdict = 'next' | 'again' | 'gap' | 'late' | 'new channel' | 'new channel, unexpected';

/** A bundle that lies there and was checked, but not taken in. */
export interface Arrival {
  readonly from: string;
  /** The sender's name: people look for it. */
  readonly name: string;
  readonly channel: string;
  readonly number: number;
  /** Digest of its manifest. */
  readonly manifest: string;
  /** YYYY-MM-DD, as the sender claims. */
  readonly day: string;
  /** Beside what has been taken in, as if it lay there alone. */
  readonly verdict: Verdict;
  readonly missing: readonly number[];
}

const channelOf = ({ from, channel }: Arrival): string => `${from} ${channel}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The order to take them in: by sender; of one sender the channel that began first, and in a channel by number. Days are
 * claims, so they decide between channels alone.
 */
export function inOrder<A extends Arrival>(arrivals: readonly A[]): readonly A[] {
  const channels = [...Map.groupBy(arrivals, channelOf)].map(([key, all]) => ({
    key,
    name: all[0]?.name ?? '',
    from: all[0]?.from ?? '',
    begun: all.map(({ day }) => day).toSorted(compare)[0] ?? '',
    all: all.toSorted((a, b) => a.number - b.number || compare(a.manifest, b.manifest)),
  }));
  return channels
    .toSorted(
      (a, b) =>
        compare(a.name, b.name) ||
        compare(a.from, b.from) ||
        compare(a.begun, b.begun) ||
        compare(a.key, b.key),
    )
    .flatMap(({ all }) => all);
}

/** Those of which there are two versions: one number of one channel, another content. */
export function forkedAmong<A extends Arrival>(arrivals: readonly A[]): ReadonlySet<A> {
  const forked = new Set<A>();
  for (const same of Map.groupBy(arrivals, (one) => `${channelOf(one)} ${one.number}`).values())
    if (new Set(same.map(({ manifest }) => manifest)).size > 1) for (const one of same) forked.add(one);
  return forked;
}

/** Every verdict as it will be once those before it in this order have been taken in. */
export function inTurn<A extends Arrival>(ordered: readonly A[]): readonly A[] {
  return ordered.map((one, index) => {
    const before = ordered.slice(0, index).filter((other) => channelOf(other) === channelOf(one));
    const last = before.at(-1);
    if (last === undefined) return one;
    const here = new Set(before.map(({ number }) => number));
    const begins = one.verdict.startsWith('new channel');
    if (!begins && one.verdict !== 'gap') return one;
    const lacking = begins ? between(last.number, one.number) : one.missing;
    const missing = lacking.filter((number) => !here.has(number));
    return { ...one, missing, verdict: missing.length === 0 ? 'next' : 'gap' };
  });
}

const between = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from - 1) }, (_, index) => from + 1 + index);
