import type { RecordsWritten } from '../../src-preload/contract/casework-views.ts';
import type { Json } from '../domain/json.ts';
import type { PassportFacts } from '../domain/passport-lines.ts';
import { wholeName } from '../domain/passport-name.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { textOf } from './facts.ts';
import type { RecordRow } from './ports/store.ts';
import { putRecords } from './put-record.ts';
import { readLinesFor } from './read-passport-lines.ts';
import type { Unlocked } from './unlocked.ts';
import { asWritten } from './write-together.ts';

/** Lines, whose they are, and what of them is recorded of the person beside the document. */
export interface TypedPassport {
  readonly person: string;
  readonly typed: string;
  readonly birth?: string | undefined;
  readonly take: {
    readonly trueName: boolean;
    readonly birthDate: boolean;
    readonly citizenship: boolean;
  };
}

/**
 * Records a document from its lines, which are read once more; one that is known is brought up to date. One action with
 * what is taken over for the person; citizenships add up. Refusals: `passport-lines-faulty`, `passport-birth-unclear` (the
 * date of birth is wanted, and the century was not chosen), `passport-nothing-new`, those of reading and of saving.
 */
export async function recordPassportLines(
  unlocked: Unlocked,
  { person, typed, birth, take }: TypedPassport,
): Promise<Result<RecordsWritten>> {
  const read = readLinesFor(unlocked, person, typed);
  if (!read.ok) return read;
  const { comparison, known, reading } = read.value;
  const { facts } = reading;
  if (facts === null || comparison === null) return refused('passport-lines-faulty');
  const born = birth === undefined ? comparison.birth : facts.births.find(({ day }) => day === birth);
  if (take.birthDate && facts.births.length > 0 && (born === null || born === undefined))
    return refused('passport-birth-unclear');
  const personFields: Record<string, Json> = {};
  if (take.trueName) personFields['trueName'] = wholeName(facts.name);
  if (take.birthDate && born !== null && born !== undefined) personFields['birthDate'] = { ...born };
  if (take.citizenship && facts.citizenship !== null)
    personFields['citizenship'] = { [facts.citizenship]: true };
  const documentFields = documentOf(facts, person, known);
  const records: Json[] = [];
  if (Object.keys(documentFields).length > 0)
    records.push({
      type: 'document',
      ...(known === null ? {} : { id: known.id }),
      fields: documentFields,
    });
  if (Object.keys(personFields).length > 0)
    records.push({ type: 'person', id: person, fields: personFields });
  if (records.length === 0) return refused('passport-nothing-new');
  const saved = await putRecords(unlocked, records);
  return saved.ok ? done(asWritten(saved.value)) : saved;
}

/** What the lines say of the document and isn't recorded yet; what they don't say stays as it is. */
function documentOf(facts: PassportFacts, person: string, known: RecordRow | null): Record<string, Json> {
  const { kind, country, number, validFrom, validUntil } = facts;
  return Object.fromEntries(
    Object.entries({ person, kind, country, number, validFrom, validUntil }).flatMap(([name, value]) => {
      if (value === null) return [];
      // A number that is known was found by it: how it was written is left alone.
      const same = known !== null && (name === 'number' || textOf(known, name) === value);
      return same ? [] : [[name, value] as const];
    }),
  );
}
