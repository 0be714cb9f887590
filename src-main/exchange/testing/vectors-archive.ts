import { sha256 } from '../sha256.ts';
import { writeTar, type TarMember } from '../ustar.ts';
import { bytesOf, hex, tarOf, type Recipe } from './vector-recipes.ts';
import { people, pgp } from './vector-keys.ts';

const good = await tarOf({ name: '', expect: '' });
const block = 512;
const refusal = 'bundle-malformed';

/** Overwrites a part of the first header and makes its checksum right again. */
function header(at: number, text: string, offset = 0): Uint8Array {
  const tar = Buffer.from(good);
  tar.write(text, offset + at, 'latin1');
  return checksummed(tar, offset);
}

function checksummed(tar: Buffer, offset: number): Uint8Array {
  tar.fill(' ', offset + 148, offset + 156);
  const sum = tar.subarray(offset, offset + block).reduce((total, byte) => total + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, offset + 148, 'latin1');
  return tar;
}

function poke(at: number, byte: number): Uint8Array {
  const tar = Buffer.from(good);
  tar[at < 0 ? tar.length + at : at] = byte;
  return tar;
}

const manifestSize = Number.parseInt(Buffer.from(good).toString('latin1', 124, 135), 8);
const zeros = (blocks: number): Uint8Array => new Uint8Array(blocks * block);
const join = (...parts: Uint8Array[]): Uint8Array => Buffer.concat(parts);
/** `tar` looks past the first member to the second one's header. */
const second = block * (1 + Math.ceil(manifestSize / block));

const broken: readonly (readonly [name: string, tar: Uint8Array])[] = [
  ['tar empty', new Uint8Array()],
  ['tar of two zero blocks alone', zeros(2)],
  ['tar mode 0000644', header(100, '0000644\0')],
  ['tar mode spelt with spaces', header(100, '000600 \0')],
  ['tar user 1000', header(108, '0001750\0')],
  ['tar group 1000', header(116, '0001750\0')],
  ['tar time not zero', header(136, '00000000001\0')],
  ['tar size with leading spaces', header(124, '    00')],
  ['tar size in base 256', header(124, '\x80')],
  ['tar size larger than the archive', header(124, '77777777777\0')],
  ['tar checksum wrong', poke(148, 0x37)],
  ['tar checksum ends with space and NUL', poke(154, 0x20)],
  ['tar type NUL', header(156, '\0')],
  ['tar type hard link', header(156, '1')],
  ['tar type symbolic link', header(156, '2')],
  ['tar type folder', header(156, '5')],
  ['tar type pax header', header(156, 'x')],
  ['tar type GNU long name', header(156, 'L')],
  ['tar link name', header(157, 'x')],
  ['tar magic of GNU tar', header(257, 'ustar  \0')],
  ['tar version 01', header(263, '01')],
  ['tar user name', header(265, 'root')],
  ['tar group name', header(297, 'root')],
  ['tar device number', header(329, '0000001\0')],
  ['tar minor device number empty', header(337, '\0')],
  ['tar prefix', header(345, 'x')],
  ['tar something behind the prefix', header(500, 'x')],
  ['tar something behind the name', header(60, 'x')],
  ['tar filling not zero', poke(second - 1, 1)],
  ['tar one zero block at its end', good.subarray(0, -block)],
  ['tar three zero blocks at its end', join(good, zeros(1))],
  ['tar padded to 10 KiB records', join(good, zeros(20 - ((good.length / block) % 20)))],
  ['tar one octet behind its end', join(good, Uint8Array.of(0))],
  ['tar last zero block not zero', poke(-1, 1)],
  ['tar without an end', good.subarray(0, -2 * block)],
  ['tar cut in a member', good.subarray(0, 700)],
  ['tar cut in a header', good.subarray(0, second + 100)],
];

const climbing = [
  '../../.bashrc',
  '/etc/passwd',
  'files/../x',
  './padding',
  'README',
  'files/',
  'certs/x.asc',
];
const added: readonly string[] = [
  ...climbing,
  `files/${hex('AB', 64)}`,
  `certs/${hex('ab', 64)}`,
  `files/${hex('ab', 62)}`,
  'manifest.json~',
];
const one = (all: TarMember[], at: number): TarMember[] => all.slice(at, at + 1);
const stored = (name: string, expect: string, alter: (all: TarMember[]) => TarMember[]): Recipe => ({
  name,
  expect,
  crafting: { stored: alter },
});
const content = (name: string, expect: string, member: string, bytes: Uint8Array): Recipe =>
  stored(name, expect, (all) =>
    all.map((each) => (each.name.startsWith(member) ? { ...each, content: bytes } : each)),
  );
const attachment = bytesOf('sealed elsewhere');
const file = { name: `files/${sha256(attachment)}`, content: attachment };
const altered = 'bundle-member-altered';

/** Faults of the archive and of what lies in it; the manifest is always signed. */
export const archiveRecipes: readonly Recipe[] = [
  { name: 'good', expect: 'taken' },
  {
    name: 'good with an attachment',
    expect: 'taken',
    crafting: { members: (all) => [...all.slice(0, -1), file, ...all.slice(-1)] },
  },
  { name: 'good without changes', expect: 'taken', crafting: { changes: [] } },
  {
    name: 'good with empty padding',
    expect: 'taken',
    crafting: {
      members: (all) =>
        all.map((each) => (each.name === 'padding' ? { ...each, content: new Uint8Array() } : each)),
    },
  },
  ...broken.map(([name, tar]): Recipe => ({ name, expect: refusal, tar })),
  ...added.map((name): Recipe =>
    stored(
      `member named ${name.length > 20 ? `${name.slice(0, 10)}… of ${name.length}` : name}`,
      refusal,
      (all) => [...all, { name, content: Uint8Array.of(1) }],
    ),
  ),
  stored('manifest.json not first', refusal, (all) => [...one(all, 1), ...one(all, 0), ...all.slice(2)]),
  stored('manifest.json missing', refusal, (all) => all.slice(1)),
  stored('manifest.json.sig missing', refusal, (all) => [...one(all, 0), ...all.slice(2)]),
  stored('manifest.json twice', refusal, (all) => [...one(all, 0), ...all]),
  {
    name: 'only a manifest',
    expect: refusal,
    tar: writeTar([{ name: 'manifest.json', content: bytesOf('{}') }]),
  },
  stored('member not listed', altered, (all) => [...all, file]),
  stored('member missing: padding', altered, (all) => all.slice(0, -1)),
  stored('member missing: changes.jsonl', altered, (all) =>
    all.filter((each) => each.name !== 'changes.jsonl'),
  ),
  stored('member twice', altered, (all) => [...all, ...all.slice(2, 3)]),
  stored('members swapped', altered, (all) => [
    ...all.slice(0, 2),
    ...one(all, 3),
    ...one(all, 2),
    ...all.slice(4),
  ]),
  content('changes.jsonl emptied', altered, 'changes.jsonl', new Uint8Array()),
  content('padding not as listed', altered, 'padding', new Uint8Array(64).fill(1)),
  content('padding longer than listed', altered, 'padding', new Uint8Array(65)),
  content(
    "sender's certificate altered behind its armor",
    altered,
    'certs/',
    bytesOf(`${pgp.armorCertificate(people.ana.certificate)}\n`),
  ),
  {
    name: 'attachment that is not what its name says',
    expect: altered,
    crafting: {
      members: (all) => [
        ...all.slice(0, -1),
        { name: `files/${hex('ab', 64)}`, content: attachment },
        ...all.slice(-1),
      ],
    },
  },
];
