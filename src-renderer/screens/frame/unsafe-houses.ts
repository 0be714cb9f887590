import type { ConflictView } from '../../../src-preload/contract/views.ts';

interface UnsafeHouse {
  readonly house: string;
  readonly name: string;
  /** Who says so, each once. */
  readonly by: readonly string[];
}

/** Houses of which somebody proposes that they are given up: one line each, however often it is said. */
export function unsafeHouses(conflicts: readonly ConflictView[]): readonly UnsafeHouse[] {
  return conflicts
    .filter(({ type, slot }) => type === 'safeHouse' && slot === 'state')
    .map(({ record, recordName, values }) => ({
      house: record,
      name: recordName,
      by: [
        ...new Set(
          values
            .filter(({ proposed, value }) => proposed && value === 'compromised')
            .map(({ authorName }) => authorName),
        ),
      ],
    }))
    .filter(({ by }) => by.length > 0);
}
