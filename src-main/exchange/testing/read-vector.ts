import type { DecodedBundle, ReaderSurroundings } from '../../actions/ports/exchange.ts';
import type { SeenManifest } from '../../actions/ports/store.ts';
import { done, type Result } from '../../domain/result.ts';
import { readBundle } from '../bundle-reader.ts';
import { scoutsHere, surroundingsOf } from '../crafted-bundle.ts';
import type { BundleVector } from './vector-format.ts';
import { people, pgp, type Name } from './vector-keys.ts';

/** The vault that a vector is read in. */
function surroundings({ contacts = { ana: 'trusted' }, seen = [] }: BundleVector): ReaderSurroundings {
  const known = Object.entries(contacts).map(([name, standing]) => ({
    certificate: people[name as Name].certificate,
    trusted: standing === 'trusted',
    rejected: standing === 'rejected',
  }));
  const links = seen.map((link): SeenManifest => ({
    day: '2026-03-14',
    at: '2026-03-14T12:00:00Z',
    quarantined: [],
    ...(link as Pick<SeenManifest, 'channel' | 'number' | 'manifest' | 'previous'>),
  }));
  return surroundingsOf(people.ben, known, links);
}

/** Gives bytes to the real reader; `'archive'` for what would have come out of decrypting. */
export const readAs = (
  layer: 'archive' | 'envelope',
  bytes: Uint8Array,
  vector: BundleVector,
  sendScout = scoutsHere(pgp),
): Promise<Result<DecodedBundle>> =>
  readBundle(
    bytes,
    surroundings(vector),
    layer === 'envelope'
      ? pgp
      : { ...pgp, openForMe: () => Promise.resolve(done({ content: bytes, aead: true })) },
    sendScout,
  );

/** What a vector says of a bundle that is taken. */
export const takenAs = ({
  verdict,
  changes,
  unverifiable,
  statements,
}: DecodedBundle): Pick<BundleVector, 'verdict' | 'changes' | 'apart' | 'statements'> => ({
  verdict: verdict.kind === 'new channel' && !verdict.expected ? 'new channel, unexpected' : verdict.kind,
  changes: changes.map(({ id }) => id),
  ...(unverifiable.length === 0 ? {} : { apart: unverifiable.length }),
  ...(statements.length === 0 ? {} : { statements: statements.map(({ id }) => id) }),
});
