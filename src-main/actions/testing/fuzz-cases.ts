import { createHash } from 'node:crypto';
import type { ManifestDigest } from '../../domain/ids.ts';
import { contentOf, craftBundle, craftTar, type Crafting } from '../../exchange/crafted-bundle.ts';
import { encodeStatements } from '../../exchange/statement-lines.ts';
import { mutate, type Draw } from '../../exchange/testing/mutations.ts';
import { warp, warpText } from '../../exchange/testing/warped-json.ts';
import type { TarMember } from '../../exchange/ustar.ts';
import type { Exchange } from '../ports/exchange.ts';
import type { WireChange } from '../ports/log.ts';
import type { PgpForExchange } from '../ports/pgp.ts';
import type { WireStatement } from '../ports/statement.ts';
import { statementsOf, type Cast, warpedStatements, withStatements } from './fuzz-statements.ts';
import { placed, repacked, shuffled, withHeader } from './fuzz-damage.ts';

export interface FuzzCase {
  readonly kind: string;
  readonly bytes: Uint8Array;
  /** What was really signed for it, as `signatureKey` writes it: nothing else may ever be accepted. */
  readonly signed: ReadonlySet<string>;
  /** True when nobody signed anything anew, so that only the original contents may be accepted. */
  readonly unsigned: boolean;
}

/** Hex. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Names one act of signing: of what kind, by whom, what. */
export const signatureKey = (kind: string, by: string, payload: Uint8Array): string =>
  `${kind} ${by} ${sha256(payload)}`;

const clock = new Date('2026-03-14T12:00:00Z');
const unsignedKinds = ['file', 'packets', 'tar', 'tar header', 'manifest signature'];
const signedKinds = [
  'manifest',
  'manifest text',
  'lines',
  'change',
  'statement lines',
  'statement',
  'certificate',
  'members',
  'channel',
];
const kinds = [...unsignedKinds, ...signedKinds];

/** Makes damaged bundles out of one whole one: by bytes, and by structure with every signature made anew. */
export class FuzzCases {
  readonly #pgp: PgpForExchange;
  readonly #cast: Cast;
  readonly #changes: readonly WireChange[];
  readonly #statements: readonly WireStatement[];
  readonly #base: Crafting;
  readonly #bundle: Uint8Array;
  readonly #tar: Uint8Array;
  #signed = new Set<string>();

  private constructor(
    pgp: PgpForExchange,
    cast: Cast,
    changes: readonly WireChange[],
    statements: readonly WireStatement[],
    base: Crafting,
    tar: Uint8Array,
    bundle: Uint8Array,
  ) {
    this.#pgp = pgp;
    this.#cast = cast;
    this.#changes = changes;
    this.#statements = statements;
    this.#base = base;
    this.#tar = tar;
    this.#bundle = bundle;
  }

  /** `takeIn` gives the recipient a first bundle and returns its manifest's digest, so that there is a channel to fork. */
  static async begin(
    pgp: PgpForExchange,
    exchange: Exchange,
    cast: Cast,
    takeIn: (bytes: Uint8Array) => Promise<ManifestDigest>,
  ): Promise<FuzzCases> {
    const previous = await takeIn(await craftBundle(pgp, { from: cast.ana, to: cast.ben }));
    const changes: WireChange[] = [];
    for (const [alias, by] of [
      ['Heron', cast.ana],
      ['Жук', cast.ana],
      ['Teal', cast.cleo],
    ] as const)
      changes.push((await exchange.signChange(contentOf(alias), by)).wire);
    const statements = await Promise.all(
      statementsOf(cast).map(async ([said, ...by]) => (await exchange.signStatement(said, by)).wire),
    );
    const base: Crafting = {
      from: cast.ana,
      to: cast.ben,
      changes,
      certificates: [cast.ana.certificate, cast.cleo.certificate],
      draft: { number: 2, previous },
      members: (all) => withStatements(all, encodeStatements(statements)),
    };
    const tar = await craftTar(pgp, base);
    return new FuzzCases(
      pgp,
      cast,
      changes,
      statements,
      base,
      tar,
      await pgp.sealForOne(tar, cast.ben, cast.ana, true, clock),
    );
  }

  /** The whole bundle that all cases begin with. */
  get original(): Uint8Array {
    return this.#bundle;
  }

  async make(draw: Draw): Promise<FuzzCase> {
    const kind = kinds[draw(kinds.length)] ?? 'file';
    const unsigned = unsignedKinds.includes(kind);
    this.#signed = new Set([
      ...this.#changes.map((wire) => this.#keyOf(wire)),
      ...statementsOf(this.#cast).flatMap(([, ...by], index) => {
        const bytes = Buffer.from(this.#statements[index]?.statement ?? '', 'base64url');
        return by.map(({ certificate }) => signatureKey('statement', certificate.digest, bytes));
      }),
    ]);
    const bytes = await this.#damaged(kind, draw);
    return { kind, bytes, signed: this.#signed, unsigned };
  }

  async #damaged(kind: string, draw: Draw): Promise<Uint8Array> {
    const base = this.#base;
    const whole = base.members ?? ((all: TarMember[]) => all);
    switch (kind) {
      case 'file':
        return mutate(this.#bundle, draw);
      case 'packets':
        return repacked(this.#bundle, draw);
      case 'tar':
        return this.#seal(mutate(this.#tar, draw));
      case 'tar header':
        return this.#seal(withHeader(this.#tar, draw));
      case 'manifest signature':
        return this.#craft({ ...base, signature: (signature) => mutate(signature, draw) });
      case 'manifest':
        return this.#craft({ ...base, manifest: (said) => warpText(warp(said, draw), draw) });
      case 'manifest text':
        return this.#craft({ ...base, manifest: (said) => mutate(Buffer.from(JSON.stringify(said)), draw) });
      case 'lines':
        return this.#craft({
          ...base,
          members: (all) =>
            whole(all).map((one) =>
              one.name === 'changes.jsonl' ? { ...one, content: mutate(one.content, draw) } : one,
            ),
        });
      case 'statement lines':
        return this.#craft({
          ...base,
          members: (all) => withStatements(all, mutate(encodeStatements(this.#statements), draw)),
        });
      case 'statement': {
        const warped = encodeStatements(
          await warpedStatements(this.#cast, this.#statements, this.#sign, draw),
        );
        return this.#craft({ ...base, members: (all) => withStatements(all, warped) });
      }
      case 'certificate':
        return this.#craft({
          ...base,
          members: (all) => whole(all).map((one) => this.#otherCertificate(one, draw)),
        });
      case 'members':
        return this.#craft({ ...base, members: (all) => shuffled(whole(all), draw) });
      case 'channel':
        return this.#craft({ ...base, manifest: (said) => ({ ...said, ...placed(draw) }) });
      default:
        return this.#craft({ ...base, changes: await this.#warpedChanges(draw) });
    }
  }

  /** One change whose header or disclosures are odd, with digests and signature made anew by its author. */
  async #warpedChanges(draw: Draw): Promise<readonly WireChange[]> {
    const at = draw(this.#changes.length);
    return Promise.all(
      this.#changes.map(async (wire, index) => {
        if (index !== at) return wire;
        const own = index === 2 ? this.#cast.cleo : this.#cast.ana;
        const texts = wire.disclosures.map((text) => Buffer.from(text, 'base64url'));
        const which = draw(texts.length);
        if (draw(2) === 0) {
          const said: unknown = JSON.parse((texts[which] ?? Buffer.from('null')).toString());
          texts[which] = Buffer.from(warpText(warp(said, draw), draw));
        }
        const digests = texts.map(sha256).sort();
        const said = { v: 1, author: own.certificate.digest, digests };
        const header = Buffer.from(draw(2) === 0 ? JSON.stringify(said) : warpText(warp(said, draw), draw));
        const signature = await this.#sign('change', header, own, clock);
        const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
        return { header: text(header), signature: text(signature), disclosures: texts.map(text) };
      }),
    );
  }

  /** One of the two certificates, damaged in its armor or under it. */
  #otherCertificate(member: TarMember, draw: Draw): TarMember {
    const { certificate } = draw(2) === 0 ? this.#cast.ana : this.#cast.cleo;
    if (!member.name.includes(certificate.digest)) return member;
    const content =
      draw(2) === 0
        ? mutate(member.content, draw)
        : Buffer.from(this.#pgp.armorCertificate({ ...certificate, bytes: mutate(certificate.bytes, draw) }));
    return { ...member, content };
  }

  #keyOf(wire: WireChange): string {
    const header = Buffer.from(wire.header, 'base64url');
    const { author }: { author: string } = JSON.parse(header.toString());
    return signatureKey('change', author, header);
  }

  #sign: PgpForExchange['signDetached'] = (kind, payload, own, now) => {
    this.#signed.add(signatureKey(kind, own.certificate.digest, payload));
    return this.#pgp.signDetached(kind, payload, own, now);
  };

  async #craft(crafting: Crafting): Promise<Uint8Array> {
    return this.#seal(await craftTar({ ...this.#pgp, signDetached: this.#sign }, crafting));
  }

  #seal(tar: Uint8Array): Promise<Uint8Array> {
    return this.#pgp.sealForOne(tar, this.#cast.ben, this.#cast.ana, true, clock);
  }
}
