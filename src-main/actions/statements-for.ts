import type { IdentityDigest } from '../domain/ids.ts';
import type { OwnIdentity } from './ports/pgp.ts';
import type { StoredStatement } from './ports/statement.ts';
import type { Unlocked } from './unlocked.ts';

/** What is owed to the contact and can be said under this own identity: each speaks for itself alone. */
export const statementsBy = (
  { vault: { read } }: Unlocked,
  { certificate }: OwnIdentity,
  contact: IdentityDigest,
): readonly StoredStatement[] =>
  read
    .statementsOwedTo(contact)
    .filter(({ said }) => said.author === certificate.digest)
    // The news of another key comes first: it must not wait behind more than fits.
    .toSorted((one, other) => Number(isReplacement(other)) - Number(isReplacement(one)));

const isReplacement = ({ said }: StoredStatement): boolean => said.what === 'identity replaced';

/** Whose certificates go along besides the sender's: of authors, and of the identity that takes the sender's place. */
export const signersBeside = (
  { certificate }: OwnIdentity,
  authors: readonly IdentityDigest[],
  statements: readonly StoredStatement[],
): readonly IdentityDigest[] => {
  const successors = statements.flatMap(({ said }) =>
    said.what === 'identity replaced' ? [said.successor] : [],
  );
  const all = new Set([...authors, ...successors]);
  all.delete(certificate.digest);
  return [...all].toSorted();
};
