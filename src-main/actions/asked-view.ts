import type { ErasureAsked, ErasureHolder } from '../../src-preload/contract/views.ts';
import type { DisclosureDigest, IdentityDigest } from '../domain/ids.ts';
import { authorNames } from './author-names.ts';
import { answersHere, type ErasureRequest } from './erasure-requests.ts';
import { memo } from './memo.ts';
import type { Unlocked } from './unlocked.ts';
import type { Holder } from './value-holders.ts';

/** Requests made here that name any of these digests, or all of them; what became of each. In order of signing. */
export async function askedViews(
  unlocked: Unlocked,
  about: ReadonlySet<DisclosureDigest> | null,
): Promise<readonly ErasureAsked[]> {
  const { read } = unlocked.vault;
  const nameOf = await authorNames(unlocked);
  const answers = answersHere(unlocked);
  const travels = memo((to: IdentityDigest) => read.statementsSentTo(to));
  const bundles = memo(
    (to: IdentityDigest) => new Map(read.seenFrom(to).map((seen) => [seen.manifest, seen])),
  );
  const isAbout = ({ said }: ErasureRequest): boolean =>
    about === null || said.digests.some((digest) => about.has(digest));
  return read
    .statements('erase requested', 'own')
    .filter(isAbout)
    .map((request): ErasureAsked => {
      const { said, id } = request;
      const travel = travels(said.to).get(id);
      const answer = answers.to(request);
      const bundle = answer === undefined || answer.from === null ? null : bundles(said.to).get(answer.from);
      return {
        request: id,
        contact: said.to,
        name: nameOf(said.to),
        at: said.at,
        reason: said.reason,
        values: said.digests.length,
        sent: travel === undefined ? null : { number: travel.number, day: travel.day },
        // Who answers has it, whatever was lost on the way back.
        received: travel?.acknowledged === true || answer !== undefined,
        answer:
          answer === undefined ? null : { answer: answer.said.answer, at: bundle?.at ?? answer.said.at },
      };
    });
}

/** Shows who holds what, for people to pick whom to ask. What they were asked before is looked up once. */
export function holderViewer(unlocked: Unlocked): (holders: readonly Holder[]) => readonly ErasureHolder[] {
  const before = new Map<IdentityDigest, Set<DisclosureDigest>>();
  for (const { said } of unlocked.vault.read.statements('erase requested', 'own')) {
    const asked = before.get(said.to) ?? new Set();
    before.set(said.to, asked);
    for (const digest of said.digests) asked.add(digest);
  }
  return (holders) =>
    holders
      .map(({ contact, certificate, digests, reach }): ErasureHolder => ({
        contact: contact.digest,
        name: certificate.name,
        role: contact.role,
        state: contact.state,
        compared: contact.compared,
        revoked: certificate.revoked,
        values: digests.size,
        asked: [...digests].filter((digest) => before.get(contact.digest)?.has(digest) === true).length,
        reach,
      }))
      .toSorted((one, other) => one.name.localeCompare(other.name));
}
