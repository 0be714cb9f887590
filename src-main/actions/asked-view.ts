import type { ErasureAsked, ErasureHolder } from '../../src-preload/contract/views.ts';
import type { DisclosureDigest } from '../domain/ids.ts';
import { authorNames } from './author-names.ts';
import { answerTo, erasureStatements, type ErasureRequest } from './erasure-requests.ts';
import type { Unlocked } from './unlocked.ts';
import type { Holder } from './value-holders.ts';

/** Requests made here that name any of these digests, or all of them; what became of each. In order of signing. */
export async function askedViews(
  unlocked: Unlocked,
  about: ReadonlySet<DisclosureDigest> | null,
): Promise<readonly ErasureAsked[]> {
  const { asked, came } = erasureStatements(unlocked);
  const nameOf = await authorNames(unlocked);
  const isAbout = ({ said }: ErasureRequest): boolean =>
    about === null || said.digests.some((digest) => about.has(digest));
  return asked.filter(isAbout).map((request): ErasureAsked => {
    const { said, id } = request;
    const { read } = unlocked.vault;
    const travel = read.statementsSentTo(said.to).get(id);
    const answer = answerTo(unlocked, request, came);
    const bundle = read.seenFrom(said.to).find(({ manifest }) => manifest === answer?.from);
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
      answer: answer === undefined ? null : { answer: answer.said.answer, at: bundle?.at ?? answer.said.at },
    };
  });
}

/** Who holds what, for people to pick whom to ask. */
export function holderViews(unlocked: Unlocked, holders: readonly Holder[]): readonly ErasureHolder[] {
  const { asked } = erasureStatements(unlocked);
  return holders
    .map(({ contact, certificate, digests, reach }): ErasureHolder => {
      const before = new Set(
        asked.filter(({ said }) => said.to === contact.digest).flatMap(({ said }) => said.digests),
      );
      return {
        contact: contact.digest,
        name: certificate.name,
        role: contact.role,
        state: contact.state,
        compared: contact.compared,
        revoked: certificate.revoked,
        values: digests.size,
        asked: [...digests].filter((digest) => before.has(digest)).length,
        reach,
      };
    })
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
