import type { Json } from '../../domain/json.ts';
import { refusedForms, takenForms } from '../../pgp/testing/odd-signatures.ts';
import { people } from './vector-keys.ts';
import {
  bytesOf,
  change,
  disclosure,
  goodDisclosures,
  hex,
  saltOf,
  withChange,
  withLines,
  type ChangeRecipe,
  type Recipe,
} from './vector-recipes.ts';

const refusal = 'change-malformed';
const good = goodDisclosures();

const lines: readonly (readonly [name: string, alter: (line: string) => string | Uint8Array])[] = [
  ['with white space', (line) => line.replace(':', ': ')],
  [
    'with names in another order',
    (line) => line.replace(/("header":"[^"]*"),("signature":"[^"]*")/, '$2,$1'),
  ],
  ['with an unknown name', (line) => line.replace('{', '{"extra":"",')],
  ['without disclosures', (line) => line.replace(/,"disclosures".*\]/, '')],
  ['with an escape', (line) => line.replace('"header"', '"\\u0068eader"')],
  ['without its line feed', (line) => line.slice(0, -1)],
  ['that ends with CR LF', (line) => line.replace('\n', '\r\n')],
  ['that is empty', (line) => `\n${line}`],
  ['behind a byte order mark', (line) => bytesOf(`\ufeff${line}`)],
  ['that is not JSON', () => 'corridor\n'],
  ['with padding in base64url', (line) => line.replace('","signature"', '=","signature"')],
  ['with the alphabet of base64', (line) => line.replace(/[-_](?=[^"]*","disclosures)/, '+')],
  [
    'with trailing bits in base64url',
    // The first text whose last character carries fewer than six bits.
    (line) => {
      const found = [...line.matchAll(/[\w-]{40,}/g)].find(([text]) => text.length % 4 !== 0);
      const at = found === undefined ? 0 : found.index + found[0].length - 1;
      return line.slice(0, at) + String.fromCharCode(line.charCodeAt(at) + 1) + line.slice(at + 1);
    },
  ],
  ['of more than 8 MiB', (line) => line.replace('"]', `${'A'.repeat(8 * 1024 * 1024)}"]`)],
];

type Header = NonNullable<ChangeRecipe['header']>;
const headers: readonly (readonly [name: string, header: Header, expect?: string])[] = [
  ['spelt with white space', (said) => JSON.stringify(said, null, 1), 'taken'],
  ['with names in another order', ({ v, author, digests }) => ({ digests, author, v }), 'taken'],
  ['of version 1.0', (said) => JSON.stringify(said).replace('"v":1', '"v":1.0'), 'taken'],
  ['with a byte order mark', (said) => `\ufeff${JSON.stringify(said)}`],
  ['with a name twice', (said) => JSON.stringify(said).replace('{', '{"v":1,')],
  ['that is not UTF-8', (said) => Buffer.concat([bytesOf(JSON.stringify(said)), Uint8Array.of(0xff)])],
  ['that is an array', () => '[]'],
  ['that is empty', () => ''],
  ['of version 0', (said) => ({ ...said, v: 0 })],
  ['of version "1"', (said) => ({ ...said, v: '1' })],
  ['of version 2', (said) => ({ ...said, v: 2 }), 'bundle-newer'],
  ['with an unknown name', (said) => ({ ...said, extra: 1 })],
  ['without digests', ({ v, author }) => ({ v, author })],
  ['with an author in upper case', (said) => ({ ...said, author: said.author.toUpperCase() })],
  ['with an author too short', (said) => ({ ...said, author: said.author.slice(2) })],
  ['with digests not ascending', (said) => ({ ...said, digests: said.digests.toReversed() })],
  ['with a digest twice', (said) => ({ ...said, digests: said.digests.flatMap((one) => [one, one]) })],
  ['with a digest too short', (said) => ({ ...said, digests: [...said.digests, 'ff'] })],
  ['with digests that are text', (said) => ({ ...said, digests: said.digests.join() })],
  ['nested three deep', (said) => ({ ...said, digests: [said.digests] })],
  ['of more than 96 KiB', (said) => JSON.stringify(said) + ' '.repeat(96 * 1024)],
];

/** A disclosure whose text is written by hand. */
const raw = (text: string): Uint8Array => bytesOf(text);
const salt = saltOf(6);
const key = 'field/notes';
const deep = (depth: number): Json => (depth === 0 ? 1 : [deep(depth - 1)]);
const half = '\\ud800';
const disclosures: readonly (readonly [name: string, bytes: Uint8Array, expect?: string])[] = [
  ['with an unknown key', disclosure(6, 'something/new', { a: [1, null] }), 'taken'],
  ['spelt with white space', raw(`[ "${salt}", "${key}", 1 ]`), 'taken'],
  ['31 deep in itself', disclosure(6, key, deep(31)), 'taken'],
  ['32 deep in itself', disclosure(6, key, deep(32))],
  ['with a second value of one key: equivocation', disclosure(6, 'field/alias', 'Teal'), 'taken'],
  ['of two elements', raw(`["${salt}","${key}"]`)],
  ['of four elements', raw(`["${salt}","${key}",1,2]`)],
  ['that is an object', raw(`{"salt":"${salt}","key":"${key}","value":1}`)],
  ['that is not JSON', raw('corridor')],
  ['that is empty', raw('')],
  ['with something behind it', raw(`["${salt}","${key}",1]x`)],
  ['with a byte order mark', raw(`\ufeff["${salt}","${key}",1]`)],
  ['that is not UTF-8', Buffer.concat([raw(`["${salt}","${key}","`), Uint8Array.of(0xc3), raw('"]')])],
  ['with half a character', raw(`["${salt}","${key}","${half}"]`)],
  ['with a name twice', raw(`["${salt}","${key}",{"a":1,"a":2}]`)],
  ['with the name __proto__', raw(`["${salt}","${key}",{"__proto__":1}]`)],
  ['with an integer beyond 2^53', raw(`["${salt}","${key}",9007199254740992]`)],
  ['with a number that is not finite', raw(`["${salt}","${key}",1e999]`)],
  ['with a salt of 31 octets', raw(`["${salt.slice(0, -1)}","${key}",1]`)],
  ['with a salt of 33 octets', raw(`["${salt}A","${key}",1]`)],
  ['with trailing bits in its salt', raw(`["${salt.slice(0, -1)}B","${key}",1]`)],
  ['with base64 in its salt', raw(`["+${salt.slice(1)}","${key}",1]`)],
  ['with a salt that is a number', raw(`[1,"${key}",1]`)],
  ['with an empty key', raw(`["${salt}","",1]`)],
  ['with a key that is a number', raw(`["${salt}",1,1]`)],
  ['with a key of 1,024 units', disclosure(6, 'k'.repeat(1024), 1), 'taken'],
  ['with a key of 1,025 units', disclosure(6, 'k'.repeat(1025), 1)],
  ['of more than 1 MiB', disclosure(6, key, 'x'.repeat(1024 * 1024))],
];

const many = Array.from({ length: 1025 }, (_, index) => disclosure(index, `k${index}`, 1));
const prefixed = (header: Uint8Array): Uint8Array => Buffer.concat([bytesOf('corridor change v1\n'), header]);
const bad = 'change-signature-bad';
const other = await change({ disclosures: goodDisclosures('Teal') });
const stranger = await change({ by: people.cleo });
const whole = await change();

const signatures: readonly (readonly [name: string, recipe: ChangeRecipe])[] = [
  ['by somebody else', { signer: people.cleo }],
  ['of a manifest', { kind: 'manifest' }],
  ['of a statement', { kind: 'statement' }],
  ['that is empty', { signature: () => new Uint8Array() }],
  ['that comes twice', { signature: (one) => Buffer.concat([one, one]) }],
  ['with an octet behind it', { signature: (one) => Buffer.concat([one, Uint8Array.of(0)]) }],
  ['of another change', { signature: () => Buffer.from(other.signature, 'base64url') }],
  ['that is cut', { signature: (one) => one.subarray(0, -1) }],
  [
    'with one bit turned',
    { signature: (one) => one.map((byte, at) => (at === one.length - 9 ? byte ^ 1 : byte)) },
  ],
];

/** Faults of changes, each signed by its author unless the signature is the fault. */
export const changeRecipes: readonly Recipe[] = [
  ...(await Promise.all(lines.map(([name, alter]) => withLines(`line ${name}`, refusal, alter)))),
  ...(await Promise.all(
    headers.map(([name, header, expect]) => withChange(`header ${name}`, expect ?? refusal, { header })),
  )),
  await withChange('header with no digests', refusal, { disclosures: [] }),
  await withChange('header with 1,025 digests', refusal, { disclosures: many, sent: [] }),
  await withChange('header with 1,024 digests, all withheld', 'taken', {
    disclosures: many.slice(1),
    sent: [],
  }),
  ...(await Promise.all(
    disclosures.map(([name, bytes, expect]) =>
      withChange(`disclosure ${name}`, expect ?? refusal, { disclosures: [...good, bytes] }),
    ),
  )),
  await withChange('disclosures all withheld', 'taken', { sent: [] }),
  await withChange('disclosures but one withheld', 'taken', { sent: good.slice(4) }),
  await withChange('disclosures in another order', 'taken', { sent: good.toReversed() }),
  await withChange('disclosure twice', refusal, { sent: [...good, ...good.slice(0, 1)] }),
  await withChange('disclosure that the header does not list', 'change-digest-bad', {
    sent: [...good, disclosure(6, key, 1)],
  }),
  await withChange('disclosure with another value', 'change-digest-bad', {
    sent: [...good.slice(0, 4), disclosure(5, 'field/alias', 'Teal')],
  }),
  await withChange('disclosure with padding in base64url', refusal, {}, (wire) => ({
    ...wire,
    disclosures: wire.disclosures.map((one) => `${one}=`),
  })),
  await withChange('signature of more than 4,096 octets', refusal, {
    signature: (one) => Buffer.concat([one, new Uint8Array(4096)]),
  }),
  ...(await Promise.all(
    signatures.map(([name, recipe]) => withChange(`change signature ${name}`, bad, recipe)),
  )),
  ...(await Promise.all(
    Object.entries(takenForms).map(([name, form]) =>
      withChange(`change signature ${name}`, 'taken', {
        signature: (_, header) => form(people.ana, prefixed(header)),
      }),
    ),
  )),
  ...(await Promise.all(
    Object.entries(refusedForms).map(([name, form]) =>
      withChange(`change signature ${name}`, bad, {
        signature: (_, header) => form(people.ana, prefixed(header)),
      }),
    ),
  )),
  { name: 'change twice', expect: refusal, crafting: { changes: [whole, whole] } },
  {
    name: 'change twice, once with fewer disclosures',
    expect: refusal,
    crafting: { changes: [whole, { ...whole, disclosures: [] }] },
  },
  {
    name: 'change without any certificate of its author',
    expect: refusal,
    crafting: { changes: [stranger] },
  },
  {
    name: 'two changes of two authors',
    expect: 'taken',
    crafting: { changes: [whole, stranger], certificates: [people.ana.certificate, people.cleo.certificate] },
  },
  {
    name: 'change by a contact whose certificate is not enclosed',
    expect: 'taken',
    contacts: { ana: 'trusted', cleo: 'trusted' },
    crafting: { changes: [stranger] },
  },
  {
    name: 'change whose author’s certificate can’t be used: set apart',
    expect: 'taken',
    crafting: {
      changes: [whole, stranger],
      certificates: [people.ana.certificate, people.cleo.certificate],
      members: (all) =>
        all.map((one) =>
          one.name.includes(people.cleo.certificate.digest)
            ? { ...one, content: bytesOf('a later kind of key') }
            : one,
        ),
    },
  },
  await withChange('change with a record id of another form: quarantined after reading', 'taken', {
    disclosures: [
      disclosure(1, 'type', 'case'),
      disclosure(2, 'record', hex('1', 31)),
      disclosure(5, 'field/alias', 'Heron'),
    ],
  }),
  {
    name: 'header that names another author than the one who signed it',
    expect: bad,
    crafting: {
      changes: [await change({ by: people.cleo, signer: people.ana })],
      certificates: [people.ana.certificate, people.cleo.certificate],
    },
  },
];
