import type { CasePage, StayRow } from '../../src-preload/contract/views.ts';
import type { IdentityDigest, RecordId } from '../domain/ids.ts';
import { done, type Result } from '../domain/result.ts';
import { authorNames } from './author-names.ts';
import { textOf } from './facts.ts';
import { givingOf } from './gave-record.ts';
import { pathwayView } from './list-steps.ts';
import { byChild, isRemovedRow, pointedTo, rowOfType } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

const ownSections = new Set(['person', 'stay', 'pathway', 'note', 'file']);

/** Everything of one case on one page. Refusals: `record-id-bad`, `no-such-record`. */
export async function showCase(unlocked: Unlocked, id: string): Promise<Result<CasePage>> {
  const found = rowOfType(unlocked, id, 'case');
  if (!found.ok) return found;
  const record = found.value;
  const alias = textOf(record, 'alias');
  const children = unlocked.vault.read.children(record.id).filter((row) => !isRemovedRow(row));
  const of = (type: string): readonly RecordRow[] => children.filter((row) => row.type === type);
  const persons = of('person').toSorted(applicantFirst);
  return done({
    record,
    persons,
    stays: of('stay').map((stay) => stayRow(unlocked, stay)),
    pathways: of('pathway').map((pathway) =>
      pathwayView(unlocked, pathway, byChild(unlocked, pathway.id, 'step'), alias),
    ),
    notes: of('note'),
    others: [...children.filter((row) => !ownSections.has(row.type)), ...ofPersons(unlocked, persons)],
    sharedWith: await sharedWith(unlocked, record.id),
  });
}

/** The principal applicant, then by alias. */
const applicantFirst = (a: RecordRow, b: RecordRow): number => {
  const rank = (row: RecordRow): number => (textOf(row, 'role') === 'principalApplicant' ? 0 : 1);
  return rank(a) - rank(b) || (textOf(a, 'alias') ?? '').localeCompare(textOf(b, 'alias') ?? '');
};

export const stayRow = (unlocked: Unlocked, stay: RecordRow): StayRow => {
  const nameFrom = (field: string, naming: string): string | null => {
    const row = pointedTo(unlocked, stay, field);
    return row === null ? null : textOf(row, naming);
  };
  return {
    stay,
    houseName: nameFrom('safeHouse', 'codeName'),
    unitName: nameFrom('unit', 'name'),
    caseAlias: nameFrom('case', 'alias'),
  };
};

/** Records below the persons of a case, each once: a link has two persons. */
function ofPersons(unlocked: Unlocked, persons: readonly RecordRow[]): readonly RecordRow[] {
  const below = new Map<RecordId, RecordRow>();
  for (const person of persons) {
    for (const row of unlocked.vault.read.children(person.id))
      if (!isRemovedRow(row) && row.type !== 'file') below.set(row.id, row);
  }
  return [...below.values()];
}

/** Who was sent this case because somebody chose it for them, or gave it themselves: both are kept up to date. */
async function sharedWith(unlocked: Unlocked, id: RecordId): Promise<CasePage['sharedWith']> {
  const nameOf = await authorNames(unlocked);
  const { read } = unlocked.vault;
  const shared: CasePage['sharedWith'][number][] = [];
  for (const { digest } of read.contacts()) {
    const sent = read.sentTo(digest).findLast(({ cases }) => cases.includes(id));
    const day = sent?.day ?? (await dayGiven(unlocked, digest, id));
    if (day !== null) shared.push({ contact: digest, name: nameOf(digest), day });
  }
  return shared;
}

async function dayGiven(unlocked: Unlocked, contact: IdentityDigest, id: RecordId): Promise<string | null> {
  const { read } = unlocked.vault;
  if (!read.recordsFrom(contact).some(({ record }) => record === id)) return null;
  const { first, holds } = await givingOf(unlocked, contact, id);
  const [oldest] = await read.history(id);
  if (!first || !holds) return null;
  return read.seenFrom(contact).find(({ manifest }) => manifest === oldest?.from)?.day ?? null;
}
