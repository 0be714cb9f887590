import type { CasePage, StayRow } from '../../src-preload/contract/views.ts';
import type { RecordId } from '../domain/ids.ts';
import { done, type Result } from '../domain/result.ts';
import { authorNames } from './author-names.ts';
import { textOf } from './facts.ts';
import { pathwayView } from './list-steps.ts';
import { byChild, isRemovedRow, pointedTo, rowOfType } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

const ownSections = new Set(['person', 'stay', 'pathway', 'note']);

/** Everything of one case on one page. Refusals: `record-id-bad`, `no-such-record`. */
export async function showCase(unlocked: Unlocked, id: string): Promise<Result<CasePage>> {
  const found = rowOfType(unlocked, id, 'case');
  if (!found.ok) return found;
  const record = found.value;
  const alias = textOf(record, 'alias');
  const children = unlocked.vault.read.children(record.id).filter((row) => !isRemovedRow(row));
  const of = (type: string): readonly RecordRow[] => children.filter((row) => row.type === type);
  const persons = of('person');
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
    for (const row of unlocked.vault.read.children(person.id)) if (!isRemovedRow(row)) below.set(row.id, row);
  }
  return [...below.values()];
}

async function sharedWith(unlocked: Unlocked, id: RecordId): Promise<CasePage['sharedWith']> {
  const nameOf = await authorNames(unlocked);
  const { read } = unlocked.vault;
  return read.contacts().flatMap(({ digest }) => {
    const last = read.sentTo(digest).findLast(({ cases }) => cases.includes(id));
    return last === undefined ? [] : [{ contact: digest, name: nameOf(digest), day: last.day }];
  });
}
