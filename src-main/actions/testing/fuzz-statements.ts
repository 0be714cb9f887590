import type { DisclosureDigest } from '../../domain/ids.ts';
import { statementsName } from '../../exchange/member-names.ts';
import type { Draw } from '../../exchange/testing/mutations.ts';
import { warp, warpText } from '../../exchange/testing/warped-json.ts';
import type { TarMember } from '../../exchange/ustar.ts';
import type { Certificate, OwnIdentity, PgpForExchange } from '../ports/pgp.ts';
import type { Statement, WireStatement } from '../ports/statement.ts';

/** Who takes part: the sender, another author whose changes it relays, and the recipient. */
export interface Cast {
  readonly ana: OwnIdentity;
  readonly cleo: OwnIdentity;
  readonly ben: Certificate;
}

const clock = new Date('2026-03-14T12:00:00Z');

/** What the whole bundle states beside its changes, and who signs it. */
export const statementsOf = ({ ana, cleo, ben }: Cast): readonly [Statement, ...OwnIdentity[]][] => {
  const author = ana.certificate.digest;
  const at = '2026-03-14T12:00:00Z';
  const digests = ['0a'.repeat(32) as DisclosureDigest];
  return [
    [{ what: 'erase requested', author, to: ben.digest, digests, reason: 'danger', at }, ana],
    [{ what: 'identity replaced', author, successor: cleo.certificate.digest, at }, ana, cleo],
  ];
};

export const withStatements = (all: readonly TarMember[], content: Uint8Array): TarMember[] =>
  all.toSpliced(-1, 0, { name: statementsName, content });

/** One statement that says something odd, signed anew by whom it needed before. */
export function warpedStatements(
  cast: Cast,
  statements: readonly WireStatement[],
  sign: PgpForExchange['signDetached'],
  draw: Draw,
): Promise<readonly WireStatement[]> {
  const signers = statementsOf(cast).map(([, ...by]) => by);
  const at = draw(signers.length);
  return Promise.all(
    statements.map(async (wire, index) => {
      if (index !== at) return wire;
      const said: unknown = JSON.parse(Buffer.from(wire.statement, 'base64url').toString());
      const bytes = Buffer.from(warpText(warp(said, draw), draw));
      const by = draw(4) === 0 ? (signers[index] ?? []).toReversed() : (signers[index] ?? []);
      const signatures = await Promise.all(by.map((one) => sign('statement', bytes, one, clock)));
      return {
        statement: bytes.toString('base64url'),
        signatures: signatures.map((one) => Buffer.from(one).toString('base64url')),
      };
    }),
  );
}
