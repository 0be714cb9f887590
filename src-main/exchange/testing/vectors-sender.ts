import { refusedForms, takenForms } from '../../pgp/testing/odd-signatures.ts';
import type { Crafting } from '../crafted-bundle.ts';
import { people, pgp } from './vector-keys.ts';
import { bytesOf, change, hex, type Recipe } from './vector-recipes.ts';

const bad = 'bundle-signature-bad';
const { ana, ben, cleo, dan } = people;
const armored = (own: typeof ana): Uint8Array => bytesOf(pgp.armorCertificate(own.certificate));

const recipe = (
  name: string,
  expect: string,
  crafting: Partial<Crafting>,
  contacts?: Recipe['contacts'],
): Recipe => ({
  name,
  expect,
  crafting,
  ...(contacts === undefined ? {} : { contacts }),
});

/** What is enclosed as the first certificate, under the name that the manifest wants. */
const enclosing = (content: Uint8Array): Partial<Crafting> => ({
  members: (all) => all.map((one) => (one.name.startsWith('certs/') ? { ...one, content } : one)),
});

const signatures: readonly (readonly [name: string, alter: (signature: Uint8Array) => Uint8Array])[] = [
  ['that is empty', () => new Uint8Array()],
  ['that comes twice', (one) => Buffer.concat([one, one])],
  ['with an octet behind it', (one) => Buffer.concat([one, Uint8Array.of(0)])],
  [
    'in armor',
    (one) =>
      bytesOf(
        `-----BEGIN PGP SIGNATURE-----\n\n${Buffer.from(one).toString('base64')}\n-----END PGP SIGNATURE-----\n`,
      ),
  ],
  ['that is cut', (one) => one.subarray(0, -1)],
  ['with one bit turned', (one) => one.map((byte, at) => (at === one.length - 9 ? byte ^ 1 : byte))],
];

/** Makes the signature over another manifest or in another form. */
async function signedAs(form: (manifest: Uint8Array) => Promise<Uint8Array>): Promise<Partial<Crafting>> {
  const { craftTar } = await import('../crafted-bundle.ts');
  const { readTar } = await import('../ustar.ts');
  const changes = [await change()];
  const tar = readTar(await craftTar(pgp, { from: ana, to: ben.certificate, changes }));
  if (!tar.ok) throw new Error(tar.refusal.code);
  const made = await form(tar.value[0]?.content ?? new Uint8Array());
  return { changes, signature: () => made };
}
const prefixed = (kind: string, manifest: Uint8Array): Uint8Array =>
  Buffer.concat([bytesOf(`corridor ${kind} v1\n`), manifest]);
const clock = new Date('2026-03-14T12:00:00Z');

/** Faults of who sends, and to whom. */
export const senderRecipes: readonly Recipe[] = [
  recipe('sender unknown', 'signer-unknown', {}, {}),
  recipe('sender known, not accepted', 'signer-unknown', {}, { ana: 'unknown' }),
  recipe('sender rejected', 'signer-rejected', {}, { ana: 'rejected' }),
  recipe('sender is somebody else than the first certificate', 'bundle-sender-differs', {
    certificates: [cleo.certificate, ana.certificate],
  }),
  recipe('sender is named by no certificate', 'bundle-sender-differs', {
    from: cleo,
    certificates: [cleo.certificate],
    manifest: (said) => ({ ...said, from: ana.certificate.digest }),
  }),
  recipe('to somebody else: forwarded', 'bundle-not-for-me', { to: cleo.certificate }),
  recipe('to the sender itself', 'bundle-not-for-me', { to: ana.certificate }),
  recipe('manifest signed by somebody else', bad, { signer: cleo }),
  recipe('manifest signed by somebody else, sender unknown', bad, { signer: dan }, {}),
  recipe('manifest signed by the recipient', bad, { signer: ben }),
  recipe(
    'manifest signature of another manifest',
    bad,
    await signedAs((manifest) => pgp.signDetached('manifest', manifest.subarray(1), ana, clock)),
  ),
  recipe(
    'manifest signature of a change',
    bad,
    await signedAs((manifest) => pgp.signDetached('change', manifest, ana, clock)),
  ),
  recipe(
    'manifest signature of a journal head',
    bad,
    await signedAs((manifest) => pgp.signDetached('journal head', manifest, ana, clock)),
  ),
  ...signatures.map(([name, signature]) => recipe(`manifest signature ${name}`, bad, { signature })),
  ...(await Promise.all(
    Object.entries(takenForms).map(async ([name, form]) =>
      recipe(
        `manifest signature ${name}`,
        'taken',
        await signedAs((manifest) => form(ana, prefixed('manifest', manifest))),
      ),
    ),
  )),
  ...(await Promise.all(
    Object.entries(refusedForms).map(async ([name, form]) =>
      recipe(
        `manifest signature ${name}`,
        bad,
        await signedAs((manifest) => form(ana, prefixed('manifest', manifest))),
      ),
    ),
  )),
  recipe('certificate under the name of another', 'certificate-malformed', {
    certificates: [ana.certificate, cleo.certificate],
    members: (all) =>
      all.map((one) =>
        one.name.includes(cleo.certificate.digest) ? { ...one, content: armored(dan) } : one,
      ),
  }),
  recipe('certificate of the sender is another', 'certificate-malformed', enclosing(armored(cleo))),
  recipe('certificate of a known sender is nothing: the pinned one counts', 'taken', enclosing(bytesOf('x'))),
  recipe('certificate of an unknown sender is nothing', 'certificate-malformed', enclosing(bytesOf('x')), {}),
  recipe(
    'certificate of an unknown sender is binary',
    'signer-unknown',
    enclosing(ana.certificate.bytes),
    {},
  ),
  recipe('certificate of somebody else is nothing: it blocks nobody', 'taken', {
    members: (all) => [
      ...all.slice(0, 2),
      { name: `certs/${hex('ab', 64)}.asc`, content: bytesOf('x') },
      ...all.slice(2),
    ],
  }),
];
