import { expect, test } from 'vitest';
import type { Manifest } from '../actions/ports/exchange.ts';
import { checkMembers, readEnvelope } from './bundle-envelope.ts';
import { draftOf } from './crafted-bundle.ts';
import { encodeManifest } from './manifest.ts';
import { sha256 } from './sha256.ts';
import { writeTar, type TarMember } from './ustar.ts';

const digest = 'ab'.repeat(32);
const listed: readonly TarMember[] = [
  { name: 'changes.jsonl', content: Buffer.from('1') },
  { name: `certs/${digest}.asc`, content: Buffer.from('22') },
  { name: `files/${sha256('333')}`, content: Buffer.from('333') },
  { name: 'padding', content: new Uint8Array() },
];
const manifest = {
  format: 'corridor bundle 1',
  ...draftOf(),
  from: digest,
  to: digest,
  members: listed.map(({ name, content }) => ({ name, size: content.byteLength, sha256: sha256(content) })),
} as unknown as Manifest;
const first = { name: 'manifest.json', content: encodeManifest(manifest) };
const second = { name: 'manifest.json.sig', content: Buffer.from('sig') };
const faultOf = (members: readonly TarMember[]): unknown => {
  const read = readEnvelope(writeTar(members));
  return read.ok ? 'taken' : (read.refusal.detail?.['fault'] ?? read.refusal.code);
};

test('the manifest comes first, then its signature, then what it should list', () => {
  const read = readEnvelope(writeTar([first, second, ...listed]));
  expect(read).toMatchObject({
    ok: true,
    value: { manifest, members: listed.map(({ name }) => ({ name })) },
  });
  const padding = { name: 'padding', content: first.content };
  for (const members of [[], [first], [padding, second], [first, padding], [second, first], [first, first]])
    expect(faultOf([...members])).toBe('members');
  expect(faultOf([{ ...first, content: second.content }, second])).toBe('json');
});

test('members are those that the manifest lists: each by name, size, content and own name', () => {
  const check = (members: readonly TarMember[], said: Partial<Manifest> = {}): unknown => {
    const checked = checkMembers({ ...manifest, ...said }, members);
    return checked.ok ? 'intact' : checked.refusal.detail?.['fault'];
  };
  expect(check(listed)).toBe('intact');
  expect(check(listed.slice(0, -1))).toBe('count');
  expect(check([...listed, listed[3]!])).toBe('count');
  expect(check(listed.with(0, { ...listed[0]!, name: 'padding' }))).toBe('name');
  expect(check(listed.with(0, { ...listed[0]!, content: Buffer.from('x') }))).toBe('content');
  const sized = manifest.members.with(0, { ...manifest.members[0]!, size: 2 });
  expect(check(listed, { members: sized })).toBe('content');
  const renamed = `files/${digest}`;
  const other = manifest.members.with(2, { ...manifest.members[2]!, name: renamed });
  expect(check(listed.with(2, { ...listed[2]!, name: renamed }), { members: other })).toBe('attachment');
});
