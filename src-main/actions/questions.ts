import type { QuestionAnswer, QuestionAsked, QuestionToUs } from '../../src-preload/contract/intake-views.ts';
import type { Assertion } from '../domain/change.ts';
import { isIdentityDigest, isRecordId, type IdentityDigest, type RecordId } from '../domain/ids.ts';
import { authorNames } from './author-names.ts';
import { textOf } from './facts.ts';
import { byChild, isRemovedRow } from './look-up.ts';
import { isOwn } from './own-identities.ts';
import type { Unlocked } from './unlocked.ts';

/*
 * A question to a partner is a note with that partner as its audience, and an answer a note below it. A shelter or legal
 * partner may only propose such a note here; what it says is shown all the same, with who says it.
 */

type NameOf = (digest: IdentityDigest) => string;

/** Notes on a record that name another reader, with what came back. */
export function questionsOn(unlocked: Unlocked, parent: RecordId, nameOf: NameOf): readonly QuestionAsked[] {
  return byChild(unlocked, parent, 'note').flatMap((row) => {
    const to = textOf(row, 'audience');
    if (!isIdentityDigest(to) || isOwn(unlocked, to)) return [];
    return {
      id: row.id,
      text: textOf(row, 'text') ?? '',
      to,
      toName: nameOf(to),
      at: row.changedAt,
      answers: answersTo(unlocked, row.id, nameOf).filter(({ own }) => !own),
    };
  });
}

/** What partners ask this vault's owner, the unanswered first, then the newest. */
export async function questionsToUs(unlocked: Unlocked): Promise<readonly QuestionToUs[]> {
  const { read } = unlocked.vault;
  const nameOf = await authorNames(unlocked);
  const selves = [unlocked.own, ...unlocked.formers].map(({ certificate }) => certificate.digest);
  const rows = selves.flatMap((value) => read.list({ type: 'note', where: { field: 'audience', value } }));
  return rows
    .flatMap((row): readonly QuestionToUs[] => {
      const from = askerOf(unlocked, row.id);
      if (isRemovedRow(row) || from === null || isAnswerToUs(unlocked, row.values['parent'])) return [];
      // Said about guests of this house: it stands on their card and asks nothing.
      if (isOfHouse(unlocked, row.values['parent'])) return [];
      const answers = answersTo(unlocked, row.id, nameOf).filter(({ own }) => own);
      const text = textOf(row, 'text') ?? '';
      return [{ id: row.id, text, from, fromName: nameOf(from), at: row.changedAt, answers }];
    })
    .toSorted(
      (a, b) =>
        Math.min(a.answers.length, 1) - Math.min(b.answers.length, 1) ||
        ((a.at ?? '') < (b.at ?? '') ? 1 : -1),
    );
}

/** Who asked: whoever said for whom the note is. Null when it was written here, or when several say so. */
export function askerOf(unlocked: Unlocked, note: RecordId): IdentityDigest | null {
  const authors = new Set(
    unlocked.vault.read
      .state(note)
      ?.slots.get('audience')
      ?.heads.map(({ author }) => author),
  );
  const [author] = authors;
  return author === undefined || authors.size > 1 || isOwn(unlocked, author) ? null : author;
}

/** An answer to a question of ours asks nothing. */
const isAnswerToUs = (unlocked: Unlocked, parent: unknown): boolean =>
  isRecordId(parent) && isOwnNote(unlocked, parent);

const isOfHouse = ({ vault }: Unlocked, parent: unknown): boolean =>
  isRecordId(parent) && ['stay', 'unit', 'safeHouse'].includes(vault.read.row(parent)?.type ?? '');

const isOwnNote = (unlocked: Unlocked, id: RecordId): boolean => {
  const state = unlocked.vault.read.state(id);
  const heads = state?.type === 'note' ? (state.slots.get('text')?.heads ?? []) : [];
  return heads.length > 0 && heads.every(({ author }) => isOwn(unlocked, author));
};

function answersTo(unlocked: Unlocked, question: RecordId, nameOf: NameOf): readonly QuestionAnswer[] {
  const { read } = unlocked.vault;
  const merged = byChild(unlocked, question, 'note').map(({ id }) => id);
  return [...new Set([...merged, ...proposedBelow(unlocked, question)])].flatMap((id) => {
    const text = read.state(id)?.slots.get('text');
    const said: Assertion | undefined = text?.heads[0] ?? text?.proposals[0];
    if (typeof said?.value !== 'string') return [];
    const { author, at, value } = said;
    return [{ id, text: value, author, authorName: nameOf(author), own: isOwn(unlocked, author), at }];
  });
}

/** Notes that somebody proposes to put below this one. */
export function proposedBelow({ vault: { read } }: Unlocked, note: RecordId): readonly RecordId[] {
  return read
    .proposals()
    .filter(({ type, slot }) => type === 'note' && slot === 'parent')
    .flatMap(({ record }) => {
      const proposals = read.state(record)?.slots.get('parent')?.proposals ?? [];
      return proposals.some(({ value }) => value === note) ? [record] : [];
    });
}
