import { describe, expect, it } from 'vitest';
import { forkedAmong, inOrder, inTurn, type Arrival } from './arrivals.ts';

const arrival = (part: Partial<Arrival>): Arrival => ({
  from: 'a',
  name: 'anna',
  channel: 'c',
  number: 1,
  manifest: `${part.channel ?? 'c'}${part.number ?? 1}`,
  day: '2027-03-01',
  verdict: 'next',
  missing: [],
  ...part,
});
const numbers = (arrivals: readonly Arrival[]) =>
  arrivals.map(({ name, channel, number }) => `${name} ${channel} ${number}`);

describe('the order to take bundles in', () => {
  it('is by sender, then by number and not by day', () => {
    const all = [
      arrival({ from: 'b', name: 'boris', number: 1 }),
      arrival({ number: 10, day: '2027-01-01' }),
      arrival({ number: 9, day: '2027-02-01' }),
    ];
    expect(numbers(inOrder(all))).toEqual(['anna c 9', 'anna c 10', 'boris c 1']);
  });

  it('puts the channel that began first before the one that replaces it, whatever their names', () => {
    const all = [
      arrival({ channel: 'a', number: 1, day: '2027-04-01' }),
      arrival({ channel: 'z', number: 8, day: '2027-05-01' }),
      arrival({ channel: 'z', number: 7, day: '2027-03-01' }),
    ];
    expect(numbers(inOrder(all))).toEqual(['anna z 7', 'anna z 8', 'anna a 1']);
  });

  it('keeps two people of one name apart', () => {
    const all = [
      arrival({ from: 'b', channel: 'x', number: 1 }),
      arrival({ from: 'a', channel: 'y', number: 1 }),
      arrival({ from: 'b', channel: 'x', number: 2 }),
    ];
    expect(inOrder(all).map(({ from }) => from)).toEqual(['a', 'b', 'b']);
  });
});

describe('verdicts in turn', () => {
  const verdicts = (all: readonly Arrival[]) =>
    inTurn(inOrder(all)).map(({ number, verdict, missing }) => ({ number, verdict, missing }));

  it('misses no number that lies there, too', () => {
    expect(
      verdicts([
        arrival({ number: 4, verdict: 'gap', missing: [2, 3] }),
        arrival({ number: 3, verdict: 'gap', missing: [2] }),
        arrival({ number: 2 }),
      ]),
    ).toEqual([
      { number: 2, verdict: 'next', missing: [] },
      { number: 3, verdict: 'next', missing: [] },
      { number: 4, verdict: 'next', missing: [] },
    ]);
  });

  it('still names what lies nowhere', () => {
    const [, later] = verdicts([
      arrival({ number: 2 }),
      arrival({ number: 5, verdict: 'gap', missing: [2, 3, 4] }),
    ]);
    expect(later).toEqual({ number: 5, verdict: 'gap', missing: [3, 4] });
  });

  it('says of a new channel once that it is new', () => {
    expect(
      verdicts([
        arrival({ number: 1, verdict: 'new channel, unexpected' }),
        arrival({ number: 2, verdict: 'new channel, unexpected' }),
        arrival({ number: 4, verdict: 'new channel, unexpected' }),
      ]),
    ).toEqual([
      { number: 1, verdict: 'new channel, unexpected', missing: [] },
      { number: 2, verdict: 'next', missing: [] },
      { number: 4, verdict: 'gap', missing: [3] },
    ]);
  });

  it('leaves what fills a gap as it is', () => {
    expect(verdicts([arrival({ number: 3, verdict: 'late' }), arrival({ number: 7 })])).toEqual([
      { number: 3, verdict: 'late', missing: [] },
      { number: 7, verdict: 'next', missing: [] },
    ]);
  });
});

describe('two versions of one bundle', () => {
  it('are both named, and nothing else is', () => {
    const one = arrival({ number: 2, manifest: 'x' });
    const other = arrival({ number: 2, manifest: 'y' });
    const elsewhere = arrival({ number: 2, manifest: 'z', channel: 'd' });
    const copy = arrival({ number: 2, manifest: 'z', channel: 'd' });
    expect([...forkedAmong([one, elsewhere, other, copy])]).toEqual([one, other]);
  });
});
