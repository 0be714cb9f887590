import type { Disclosure } from './change.ts';
import type { ChangeId, DisclosureDigest, RecordId } from './ids.ts';
import { isChangeId, isRecordId } from './ids.ts';
import type { Json } from './json.ts';
import type { Statement, Unapplied } from './statements.ts';
import { readStatements } from './statements.ts';
import { recordType } from './records/table.ts';

/** Why a change is quarantined alone, while the rest of its bundle applies. */
export type BrokenRule =
  | 'type-missing'
  | 'type-malformed'
  | 'record-missing'
  | 'record-malformed'
  | 'at-malformed'
  | 'action-malformed'
  | 'over-malformed'
  | 'value-bad'
  | 'groups-mixed'
  | 'equivocation-excessive';

/** A disclosure that is kept and relayed but changes nothing: of a later version, or in a form we don't know. */
export interface NotApplied {
  readonly digest: DisclosureDigest;
  readonly reason: 'type-unknown' | 'field-unknown' | 'key-unknown' | 'value-unknown';
}

/** What the known disclosures of one change say. */
export type ChangeCheck =
  | { readonly kind: 'silent' }
  | { readonly kind: 'broken'; readonly rule: BrokenRule }
  | {
      readonly kind: 'ok';
      /** One, unless the author said two things: then the change speaks, flagged, of every record it names. */
      readonly records: readonly RecordId[];
      readonly types: readonly string[];
      /** The author's claim, or null when it isn't known or said twice. */
      readonly at: string | null;
      readonly action: string | null;
      readonly statements: readonly Statement[];
      readonly notApplied: readonly NotApplied[];
    };

const atForm = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/;
/** RFC 3339 in UTC as people claim it: `T`, `Z`, up to 9 decimals of a second. */
export const isClaimedTime = (text: string): boolean => atForm.test(text);
const typeForm = /^[A-Za-z][A-Za-z0-9]{0,63}$/;
const maxOver = 1_000;
const maxSayings = 4;

/**
 * Reads all disclosures that are known of one change, in any order and number. A function of the set alone: pass the
 * union when more of a known change arrives, so that the verdict doesn't depend on how it was cut into bundles.
 */
export function checkChange(given: readonly Disclosure[]): ChangeCheck {
  const byKey = groupByKey(given);
  if (byKey.size === 0) return { kind: 'silent' };
  const broken = (rule: BrokenRule): ChangeCheck => ({ kind: 'broken', rule });

  const types = values(byKey, 'type');
  const records = values(byKey, 'record');
  if (types.length === 0) return broken('type-missing');
  if (records.length === 0) return broken('record-missing');
  if (types.length > maxSayings || records.length > maxSayings) return broken('equivocation-excessive');
  if (!types.every(isTypeName)) return broken('type-malformed');
  if (!records.every(isRecordId)) return broken('record-malformed');
  const ats = values(byKey, 'at');
  const actions = values(byKey, 'action');
  if (!ats.every((at) => typeof at === 'string' && atForm.test(at))) return broken('at-malformed');
  if (!actions.every((action) => typeof action === 'string' && action.length <= 200)) {
    return broken('action-malformed');
  }
  for (const [key, said] of byKey) {
    if (key.startsWith('over/') && !said.every(({ value }) => isOver(value))) return broken('over-malformed');
  }

  const twice = types.length > 1 || records.length > 1;
  const statements: Statement[] = [];
  const unapplied = new Map<DisclosureDigest, Unapplied>();
  const names = [...new Set(types)].toSorted();
  for (const name of names) {
    const type = recordType(name);
    const read = type === undefined ? 'type-unknown' : readStatements(type, byKey, twice);
    if (read === 'groups-mixed' || read === 'value-bad') return broken(read);
    if (read === 'type-unknown') continue;
    statements.push(...read.statements);
    for (const each of read.notApplied) unapplied.set(each.digest, each);
  }
  const notApplied = names.some((name) => recordType(name) !== undefined)
    ? [...unapplied.values()]
    : [...byKey].filter(([key]) => !envelope.has(key)).flatMap(([, said]) => said.map(ofUnknownType));
  return {
    kind: 'ok',
    records: [...new Set(records)].toSorted(),
    types: names,
    at: single(ats),
    action: single(actions),
    statements,
    notApplied,
  };
}

const envelope: ReadonlySet<string> = new Set(['type', 'record', 'at', 'action']);
const ofUnknownType = ({ digest }: Disclosure): NotApplied => ({ digest, reason: 'type-unknown' });
const isTypeName = (value: Json): value is string => typeof value === 'string' && typeForm.test(value);
const isOver = (value: Json): value is readonly ChangeId[] =>
  Array.isArray(value) && value.length <= maxOver && (value as readonly Json[]).every(isChangeId);

const values = (byKey: ReadonlyMap<string, readonly Disclosure[]>, key: string): readonly Json[] =>
  (byKey.get(key) ?? []).map(({ value }) => value);

const single = (said: readonly Json[]): string | null =>
  said.length === 1 && typeof said[0] === 'string' ? said[0] : null;

/** Each disclosure once, by digest, in the order of digests: nothing depends on how they arrived. */
function groupByKey(given: readonly Disclosure[]): ReadonlyMap<string, readonly Disclosure[]> {
  const once = new Map(given.map((disclosure) => [disclosure.digest, disclosure]));
  const sorted = [...once.values()].toSorted((one, other) => (one.digest < other.digest ? -1 : 1));
  return Map.groupBy(sorted, ({ key }) => key);
}
