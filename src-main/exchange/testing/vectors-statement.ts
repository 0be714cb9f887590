import type { WireStatement } from '../../actions/ports/statement.ts';
import type { OwnIdentity, SignedKind } from '../../actions/ports/pgp.ts';
import type { Json } from '../../domain/json.ts';
import type { Crafting } from '../crafted-bundle.ts';
import { encodeStatements } from '../statement-lines.ts';
import { statementsName } from '../member-names.ts';
import { base64url, bytesOf, hex, type Recipe } from './vector-recipes.ts';
import { people, pgp } from './vector-keys.ts';

const { ana, ben, cleo, dan } = people;
const clock = new Date('2026-03-14T12:00:00Z');
const at = '2026-03-14T12:00:00Z';
const v = 1;
const author = ana.certificate.digest;
const to = ben.certificate.digest;

const request = {
  v,
  what: 'erase requested',
  author,
  to,
  digests: [hex('0a', 64), hex('0b', 64)],
  reason: 'danger',
  at,
};
const answer = { v, what: 'erase answered', author, to, request: hex('0c', 64), answer: 'erased', at };
const replaced = { v, what: 'identity replaced', author, successor: dan.certificate.digest, at };
const known = [ana.certificate, dan.certificate];

/** A statement signed by whomever, whatever it says. */
async function stated(
  said: Json | string | Uint8Array,
  signers: readonly OwnIdentity[] = [ana],
  kind: SignedKind = 'statement',
): Promise<WireStatement> {
  const bytes =
    said instanceof Uint8Array ? said : bytesOf(typeof said === 'string' ? said : JSON.stringify(said));
  const signatures = [];
  for (const signer of signers)
    signatures.push(base64url(await pgp.signDetached(kind, bytes, signer, clock)));
  return { statement: base64url(bytes), signatures };
}

/** A bundle with these bytes as its statements.jsonl. */
const withMember = (
  name: string,
  expect: string,
  content: Uint8Array,
  crafting: Partial<Crafting> = {},
): Recipe => ({
  name: `statements: ${name}`,
  expect,
  crafting: {
    members: (all) => all.toSpliced(-1, 0, { name: statementsName, content }),
    ...crafting,
  },
});

const withStatements = async (
  name: string,
  expect: string,
  wires: readonly Promise<WireStatement>[],
  crafting: Partial<Crafting> = {},
): Promise<Recipe> => withMember(name, expect, encodeStatements(await Promise.all(wires)), crafting);

const good = await stated(request);
const line = Buffer.from(encodeStatements([good])).toString();
const bad = 'statement-malformed';
const forged = 'statement-signature-bad';
const altered = (wire: WireStatement, change: Partial<WireStatement>): Promise<WireStatement> =>
  Promise.resolve({ ...wire, ...change });

/** Faults of statements.jsonl and of what is said there. */
export const statementRecipes: readonly Recipe[] = [
  await withStatements('a request and an answer', 'taken', [stated(request), stated(answer)]),
  await withStatements('a replaced identity', 'taken', [stated(replaced, [ana, dan])], {
    certificates: known,
  }),
  await withStatements('a kind of a later version', 'taken', [
    stated({ v, what: 'a new kind', author, more: [1] }),
  ]),
  await withStatements('a time in nanoseconds', 'taken', [
    stated({ ...request, at: '2026-03-14T12:00:00.123456789Z' }),
  ]),
  await withStatements('a version of its form', 'bundle-newer', [stated({ ...request, v: 2 })]),
  await withStatements('no version', bad, [stated({ ...request, v: '1' })]),
  withMember('none', bad, new Uint8Array()),
  withMember('no line feed at the end', bad, Buffer.from(line.slice(0, -1))),
  withMember('an empty line', bad, Buffer.from(`${line}\n`)),
  withMember('white space in a line', bad, Buffer.from(line.replace(':', ': '))),
  withMember('another name in a line', bad, Buffer.from(line.replace('"statement"', '"Statement"'))),
  withMember(
    'names in another order',
    bad,
    Buffer.from(`{"signatures":["${good.signatures[0] ?? ''}"],"statement":"${good.statement}"}\n`),
  ),
  await withStatements('the same twice', bad, [stated(request), stated(request)]),
  await withStatements('base64url with padding', bad, [altered(good, { statement: `${good.statement}=` })]),
  await withStatements('a signature that is no base64url', bad, [altered(good, { signatures: ['*'] })]),
  await withStatements('an empty signature', bad, [altered(good, { signatures: [''] })]),
  await withStatements('a signature of 4,097 bytes', bad, [
    altered(good, { signatures: [base64url(new Uint8Array(4097))] }),
  ]),
  await withStatements('no signature', bad, [altered(good, { signatures: [] })]),
  await withStatements('a signature too many', bad, [stated(request, [ana, ana])]),
  await withStatements('no JSON', bad, [stated('{')]),
  await withStatements('a name twice', bad, [stated(JSON.stringify(request).replace('{', '{"at":"x",'))]),
  await withStatements('five deep', bad, [stated({ v, what: 'new', author, more: [[[[]]]] })]),
  await withStatements('an array', bad, [stated([request])]),
  await withStatements('no author', bad, [stated({ v, what: 'a new kind' })]),
  await withStatements('a name too many', bad, [stated({ ...request, note: 'x' })]),
  await withStatements('a name missing', bad, [
    stated({ v, what: 'erase requested', author, to, at, reason: 'danger' }),
  ]),
  await withStatements('no digests', bad, [stated({ ...request, digests: [] })]),
  await withStatements('a digest twice', bad, [
    stated({ ...request, digests: [hex('0a', 64), hex('0a', 64)] }),
  ]),
  await withStatements('digests that descend', bad, [
    stated({ ...request, digests: [hex('0b', 64), hex('0a', 64)] }),
  ]),
  await withStatements('a digest in capitals', bad, [stated({ ...request, digests: [hex('0A', 64)] })]),
  await withStatements('a reason of its own', bad, [stated({ ...request, reason: 'because' })]),
  await withStatements('an answer of its own', bad, [stated({ ...answer, answer: 'perhaps' })]),
  await withStatements('an answer to no id', bad, [stated({ ...answer, request: hex('0c', 62) })]),
  await withStatements('a time that is none', bad, [stated({ ...request, at: '2026-03-14 12:00' })]),
  await withStatements('to somebody else', bad, [stated({ ...request, to: cleo.certificate.digest })]),
  await withStatements(
    'by somebody else',
    bad,
    [stated({ ...request, author: cleo.certificate.digest }, [cleo])],
    {
      certificates: [ana.certificate, cleo.certificate],
    },
  ),
  await withStatements(
    'a kind of a later version by somebody else',
    bad,
    [stated({ v, what: 'a new kind', author: cleo.certificate.digest }, [cleo])],
    { certificates: [ana.certificate, cleo.certificate] },
  ),
  await withStatements('replaced by itself', bad, [stated({ ...replaced, successor: author }, [ana, ana])]),
  await withStatements('a successor without a certificate', bad, [stated(replaced, [ana, dan])]),
  await withStatements('a successor who did not sign', bad, [stated(replaced, [ana])], {
    certificates: known,
  }),
  await withStatements('a successor signed for by the old key', forged, [stated(replaced, [ana, ana])], {
    certificates: known,
  }),
  await withStatements('an old key signed for by the successor', forged, [stated(replaced, [dan, dan])], {
    certificates: known,
  }),
  await withStatements('signatures in the other order', forged, [stated(replaced, [dan, ana])], {
    certificates: known,
  }),
  await withStatements('signed by somebody else', forged, [stated(request, [cleo])]),
  await withStatements('a kind of a later version with a false signature', forged, [
    stated({ v, what: 'a new kind', author }, [cleo]),
  ]),
  await withStatements('signed as a change', forged, [stated(request, [ana], 'change')]),
  await withStatements('one octet altered', forged, [
    altered(good, { statement: base64url(JSON.stringify({ ...request, reason: 'mistake' })) }),
  ]),
  await withStatements('behind the padding', 'manifest-malformed', [], {
    members: (all) => [...all, { name: statementsName, content: Buffer.from(line) }],
  }),
];
