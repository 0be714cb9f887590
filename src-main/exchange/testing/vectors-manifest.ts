import type { Manifest } from '../../actions/ports/exchange.ts';
import type { ChannelId, ManifestDigest } from '../../domain/ids.ts';
import { channelA, channelB } from '../crafted-bundle.ts';
import { bytesOf, hex, withDraft, withManifest, type Recipe } from './vector-recipes.ts';

const refusal = 'manifest-malformed';
const digest = hex('cd', 64) as ManifestDigest;
const textOf = (said: Manifest): string => JSON.stringify(said);
const text = (name: string, alter: (text: string) => string | Uint8Array, expect = refusal): Recipe =>
  withManifest(`manifest ${name}`, expect, (said) => alter(textOf(said)));
const says = (name: string, changes: object, expect = refusal): Recipe =>
  withManifest(`manifest ${name}`, expect, (said) => ({ ...said, ...changes }));
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

const spelling: readonly Recipe[] = [
  text('spelt with white space', (said) => `${JSON.stringify(JSON.parse(said), null, 2)}\n`, 'taken'),
  text(
    'with names in another order',
    (said) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(said) as object).reverse())),
    'taken',
  ),
  text('empty', () => ''),
  text('not JSON', () => 'corridor'),
  text('that is an array', () => '[]'),
  text('that is null', () => 'null'),
  text('with a byte order mark', (said) => `\ufeff${said}`),
  text('that is not UTF-8', (said) =>
    Buffer.concat([bytesOf(said.slice(0, -1)), bytesOf(',"x":"'), Uint8Array.of(0xff), bytesOf('"}')]),
  ),
  text('with a name twice', (said) => said.replace('{', '{"number":1,')),
  text('with a name twice, once in escapes', (said) => said.replace('{', '{"numbe\\u0072":1,')),
  text('with half a character', (said) => said.replace('"coordinator"', '"\\ud800"')),
  text('with a number beyond 2^53', (said) =>
    said.replace('"journal":{"number":0', '"journal":{"number":9007199254740992'),
  ),
  text('with a number that is not finite', (said) =>
    said.replace('"journal":{"number":0', '"journal":{"number":1e999'),
  ),
  text('with the name __proto__', (said) => said.replace('{', '{"__proto__":null,')),
  text('nine deep', (said) => said.replace('{', `{"x":${nested(9)},`)),
  text('with a trailing comma', (said) => said.replace(/\}$/, ',}')),
  text('with something behind it', (said) => `${said}{}`),
  text('of more than 16 MiB', (said) => said + ' '.repeat(16 * 1024 * 1024)),
  text('of a later format', (said) => said.replace('corridor bundle 1', 'corridor bundle 2'), 'bundle-newer'),
  text('of a later format with other names', () => '{"format":"corridor bundle 3","x":1}', 'bundle-newer'),
  text('of another format', (said) => said.replace('corridor bundle 1', 'other bundle 1')),
];

const fields = [
  'format',
  'from',
  'to',
  'channel',
  'number',
  'previous',
  'follows',
  'day',
  'preset',
  'acknowledgements',
  'journal',
  'members',
] as const;
const missing = fields.map((field) =>
  withManifest(`manifest without ${field}`, refusal, (said) =>
    Object.fromEntries(Object.entries(said).filter(([name]) => name !== field)),
  ),
);

const follows = { channel: channelB, number: 3, manifest: digest };
const values: readonly Recipe[] = [
  says('with an unknown name', { extra: 1 }),
  says('from in upper case', { from: hex('AB', 64) }),
  says('from too short', { from: hex('ab', 62) }),
  says('to that is null', { to: null }),
  says('channel in upper case', { channel: hex('AB', 32) }),
  says('channel too long', { channel: hex('ab', 34) }),
  says('number 0', { number: 0 }),
  says('number 1.5', { number: 1.5 }),
  says('number as text', { number: '1' }),
  says('number 1,000,001', { number: 1_000_001, previous: digest }),
  says('number 1 with a previous', { previous: digest }),
  says('number 2 without a previous', { number: 2 }),
  says('previous too short', { number: 2, previous: hex('cd', 62) }),
  says('follows on number 2', { number: 2, previous: digest, follows }),
  says('follows its own channel', { follows: { ...follows, channel: channelA } }),
  says('follows without a manifest', { follows: { channel: channelB, number: 3 } }),
  says('follows with an unknown name', { follows: { ...follows, extra: 1 } }),
  says('day that no calendar has', { day: '2026-02-30' }),
  says('day written otherwise', { day: '14.03.2026' }),
  says('preset in upper case', { preset: 'Coordinator' }),
  says('preset empty', { preset: '' }),
  says('journal number negative', { journal: { number: -1, head: hex('00', 64) } }),
  says('journal head in upper case', { journal: { number: 0, head: hex('AB', 64) } }),
  says('journal with an unknown name', { journal: { number: 0, head: hex('00', 64), extra: 1 } }),
];

const acknowledgement = {
  channel: channelB,
  upTo: 5,
  manifest: digest,
  missing: [2, 4],
  quarantined: [] as string[],
};
const acknowledges = (name: string, changes: object, expect = refusal): Recipe =>
  says(`acknowledgement ${name}`, { acknowledgements: [{ ...acknowledgement, ...changes }] }, expect);
const acknowledgements: readonly Recipe[] = [
  acknowledges('good', { quarantined: [hex('ef', 64)] }, 'taken'),
  acknowledges('up to 0', { upTo: 0, missing: [] }),
  acknowledges('missing not ascending', { missing: [4, 2] }),
  acknowledges('missing one number twice', { missing: [2, 2] }),
  acknowledges('missing the number it goes up to', { missing: [5] }),
  acknowledges('missing more than 10,000', {
    upTo: 20_000,
    missing: Array.from({ length: 10_001 }, (_, index) => index + 1),
  }),
  acknowledges('quarantined one change twice', { quarantined: [hex('ef', 64), hex('ef', 64)] }),
  acknowledges('quarantined what is no change id', { quarantined: ['x'] }),
  acknowledges('with an unknown name', { extra: 1 }),
  acknowledges('without a manifest', { manifest: null }),
  says('with two acknowledgements of one channel', { acknowledgements: [acknowledgement, acknowledgement] }),
  says('with 65 acknowledgements', {
    acknowledgements: Array.from({ length: 65 }, (_, index) => ({
      ...acknowledgement,
      channel: index.toString(16).padStart(32, '0'),
    })),
  }),
];

type Members = Manifest['members'];
const lists = (name: string, alter: (members: Members) => readonly object[]): Recipe =>
  withManifest(`manifest ${name}`, refusal, (said) => ({ ...said, members: alter(said.members) }));
const file = (digits: string): object => ({
  name: `files/${hex(digits, 64)}`,
  size: 1,
  sha256: hex(digits, 64),
});
const members: readonly Recipe[] = [
  lists('that lists nothing', () => []),
  lists('that lists a size below zero', (all) => all.map((each) => ({ ...each, size: -1 }))),
  lists('that lists a digest in upper case', (all) =>
    all.map((each) => ({ ...each, sha256: each.sha256.toUpperCase() })),
  ),
  lists('that lists a member with an unknown name', (all) => all.map((each) => ({ ...each, extra: 1 }))),
  lists('that lists no padding', (all) => all.slice(0, -1)),
  lists('that lists changes.jsonl later', (all) => [...all.slice(1, 2), ...all.slice(0, 1), ...all.slice(2)]),
  lists('that lists no certificate', (all) => all.filter(({ name }) => !name.startsWith('certs/'))),
  lists('that lists a certificate twice', (all) => [...all.slice(0, 2), ...all.slice(1)]),
  lists('that lists itself', (all) => [{ name: 'manifest.json', size: 1, sha256: digest }, ...all]),
  lists('that lists a name that climbs', (all) => [
    ...all.slice(0, -1),
    { name: '../x', size: 1, sha256: digest },
    ...all.slice(-1),
  ]),
  lists('that lists attachments out of order', (all) => [
    ...all.slice(0, -1),
    file('bb'),
    file('aa'),
    ...all.slice(-1),
  ]),
  lists('that lists padding before an attachment', (all) => [...all, file('aa')]),
];

const link = (
  channel: ChannelId,
  number: number,
  manifest: string = digest,
  previous: string | null = number === 1 ? null : hex('0e', 64),
) => ({ channel, number, manifest, previous });
const other = hex('99', 64) as ManifestDigest;
const channel: readonly Recipe[] = [
  withDraft('channel next', 'taken', { number: 2, previous: digest }, [link(channelA, 1)]),
  withDraft('channel with a gap', 'taken', { number: 5, previous: other }, [link(channelA, 1)]),
  withDraft('channel late', 'taken', { number: 2, previous: digest }, [link(channelA, 1), link(channelA, 4)]),
  withDraft(
    'channel new, follows what came',
    'taken',
    { follows: { channel: channelB, number: 3, manifest: digest } },
    [link(channelB, 3)],
  ),
  withDraft('channel new, follows nothing: an alarm', 'taken', {}, [link(channelB, 3)]),
  withDraft('channel fork: this number with another digest', 'bundle-fork', {}, [link(channelA, 1)]),
  withDraft('channel fork: previous is not what came', 'bundle-fork', { number: 2, previous: other }, [
    link(channelA, 1),
  ]),
  withDraft(
    'channel fork: the successor has another previous',
    'bundle-fork',
    { number: 2, previous: digest },
    [link(channelA, 1), link(channelA, 3, digest, other)],
  ),
  withDraft(
    'channel fork: follows a number with another digest',
    'bundle-fork',
    { follows: { channel: channelB, number: 3, manifest: other } },
    [link(channelB, 3)],
  ),
  withDraft('channel gap of more than 10,000', refusal, { number: 10_003, previous: other }, [
    link(channelA, 1),
  ]),
];

/** Faults of the manifest, signed all the same, and of its place in the channel. */
export const manifestRecipes: readonly Recipe[] = [
  ...spelling,
  ...missing,
  ...values,
  ...acknowledgements,
  ...members,
  ...channel,
];
