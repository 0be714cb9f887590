import type { BundleToWrite } from '../../actions/ports/exchange.ts';
import type { WireChange } from '../../actions/ports/log.ts';
import type { OwnIdentity, SignedKind } from '../../actions/ports/pgp.ts';
import type { Json } from '../../domain/json.ts';
import { craftTar, type Crafting } from '../crafted-bundle.ts';
import { sha256 } from '../sha256.ts';
import { pack, type BundleVector } from './vector-format.ts';
import { people, pgp } from './vector-keys.ts';

/** How a bundle with one fault, or none, is made. */
export interface Recipe extends Pick<BundleVector, 'name' | 'expect' | 'contacts' | 'seen'> {
  readonly crafting?: Partial<Crafting>;
  /** Instead of a crafted tar. */
  readonly tar?: Uint8Array;
}

const clock = new Date('2026-03-14T12:00:00Z');
export const hex = (digits: string, length: number): string => digits.repeat(length / digits.length);
export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
export const base64url = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url');

/** Salts that are the same every time, as no real salt may be. */
export const saltOf = (number: number): string =>
  Buffer.from(sha256(`corridor test salt ${number}`), 'hex').toString('base64url');

export const disclosure = (number: number, key: string, value: Json): Uint8Array =>
  bytesOf(JSON.stringify([saltOf(number), key, value]));

/** What every good change of the vectors says. */
export const goodDisclosures = (alias = 'Heron'): readonly Uint8Array[] => [
  disclosure(1, 'type', 'case'),
  disclosure(2, 'record', hex('01', 32)),
  disclosure(3, 'at', '2026-03-14T12:00:00Z'),
  disclosure(4, 'action', hex('ca', 32)),
  disclosure(5, 'field/alias', alias),
];

export interface ChangeRecipe {
  readonly by?: OwnIdentity;
  /** Bytes of the disclosures, all listed in the header. */
  readonly disclosures?: readonly Uint8Array[];
  /** Those that travel, when that is others. */
  readonly sent?: readonly Uint8Array[];
  /** The header's text, out of what it should say. */
  readonly header?: (said: { v: 1; author: string; digests: string[] }) => string | Uint8Array | object;
  readonly signer?: OwnIdentity;
  readonly kind?: SignedKind;
  readonly signature?: (signature: Uint8Array, header: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

/** A change, signed whatever it is. */
export async function change(recipe: ChangeRecipe = {}): Promise<WireChange> {
  const { by = people.ana, disclosures = goodDisclosures() } = recipe;
  const digests = disclosures.map((one) => sha256(one)).sort();
  const said = { v: 1 as const, author: by.certificate.digest, digests };
  const made = recipe.header?.(said) ?? said;
  const header =
    made instanceof Uint8Array ? made : bytesOf(typeof made === 'string' ? made : JSON.stringify(made));
  const signature = await pgp.signDetached(recipe.kind ?? 'change', header, recipe.signer ?? by, clock);
  return {
    header: base64url(header),
    signature: base64url((await recipe.signature?.(signature, header)) ?? signature),
    disclosures: (recipe.sent ?? disclosures).map((one) => base64url(one)),
  };
}

/** A bundle with this one change in it. */
export const withChange = async (
  name: string,
  expect: string,
  recipe: ChangeRecipe,
  alter: (wire: WireChange) => WireChange = (wire) => wire,
): Promise<Recipe> => ({ name, expect, crafting: { changes: [alter(await change(recipe))] } });

/** A bundle whose changes.jsonl is made out of the good line. */
export const withLines = async (
  name: string,
  expect: string,
  alter: (line: string) => string | Uint8Array,
): Promise<Recipe> => {
  const { header, signature, disclosures } = await change();
  const line = `{"header":"${header}","signature":"${signature}","disclosures":[${disclosures.map((one) => `"${one}"`).join(',')}]}\n`;
  return {
    name,
    expect,
    crafting: {
      members: (all) =>
        all.map((one) =>
          one.name === 'changes.jsonl' ? { ...one, content: Buffer.from(alter(line)) } : one,
        ),
    },
  };
};

/** A bundle whose manifest says something else, signed. */
export const withManifest = (
  name: string,
  expect: string,
  manifest: NonNullable<Crafting['manifest']>,
): Recipe => ({ name, expect, crafting: { manifest } });

/** A bundle at some place of its channel. */
export const withDraft = (
  name: string,
  expect: string,
  draft: Partial<BundleToWrite['manifest']>,
  seen: Recipe['seen'] = [],
): Recipe => ({ name, expect, seen, crafting: { draft } });

/** The decrypted archive that the recipe makes. */
export const tarOf = async ({ crafting, tar }: Recipe): Promise<Uint8Array> =>
  tar ??
  craftTar(pgp, { from: people.ana, to: people.ben.certificate, changes: [await change()], ...crafting });

/** The line of the file, but for what a reader makes of it. */
export async function vectorOf(recipe: Recipe): Promise<BundleVector> {
  const { name, expect, contacts, seen = [] } = recipe;
  return {
    name,
    expect,
    ...(contacts === undefined ? {} : { contacts }),
    ...(seen.length === 0 ? {} : { seen }),
    input: pack(await tarOf(recipe)),
  };
}
