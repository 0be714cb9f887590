import type { QuarantineLine, QuarantineView } from '../../src-preload/contract/views.ts';
import { checkChange } from '../domain/change-rules.ts';
import type { Change } from '../domain/change.ts';
import type { IdentityDigest } from '../domain/ids.ts';
import { authorNames } from './author-names.ts';
import { certificateOf } from './contact-view.ts';
import type { QuarantinedChange, ReceivedBundle } from './ports/arrivals.ts';
import { nameOfRow } from './record-name.ts';
import { importLine } from './restore-points.ts';
import type { Unlocked } from './unlocked.ts';

/** More than anybody reads; the rest is counted. Whole bundles and authors are released without naming each change. */
const readable = 300;

/** Everything that is here and not merged, by author, in order of receipt; what was left out comes last; at most `longest` of each. */
export async function listQuarantine(unlocked: Unlocked, longest = readable): Promise<QuarantineView> {
  const { read } = unlocked.vault;
  const waiting = await read.quarantined();
  const nameOf = await authorNames(unlocked);
  const bundles = new Map(read.received().map((bundle) => [bundle.manifest, bundle]));
  const groups: QuarantineView['groups'][number][] = [];
  for (const [author, changes] of Map.groupBy(waiting, (change) => change.author)) {
    const contact = read.contact(author);
    const certificate = contact === null ? null : await certificateOf(unlocked, contact);
    const ordered = changes.toSorted((one, other) => Number(one.leftOut) - Number(other.leftOut));
    groups.push({
      author,
      name: nameOf(author),
      state: contact?.state ?? null,
      revoked: certificate?.revoked ?? false,
      lines: ordered.slice(0, longest).map((change) => line(unlocked, change, bundles, nameOf)),
      more: Math.max(0, ordered.length - longest),
    });
  }
  const unseen = waiting.filter(({ leftOut }) => !leftOut).length;
  return { count: waiting.length, unseen, groups };
}

function line(
  unlocked: Unlocked,
  waiting: QuarantinedChange,
  bundles: ReadonlyMap<string, ReceivedBundle>,
  nameOf: (digest: IdentityDigest) => string,
): QuarantineLine {
  const { read } = unlocked.vault;
  const change = unlocked.exchange.openChange(waiting.id, waiting.author, waiting.wire);
  const checked = checkChange(change.disclosures);
  const about = checked.kind === 'ok' ? (checked.records[0] ?? null) : null;
  const type = checked.kind === 'ok' ? (checked.types[0] ?? null) : null;
  const bundle = waiting.from === null ? undefined : bundles.get(waiting.from);
  return {
    change: waiting.id,
    reason: waiting.reason,
    leftOut: waiting.leftOut,
    // What is unverified or breaks a rule is not worth reading out as what it claims to be.
    record: about,
    type,
    recordName: about === null ? '' : nameOfRow(read.row(about)),
    values: type === null || waiting.reason === 'author-unverifiable' ? [] : valuesIn(change),
    at: checked.kind === 'ok' ? checked.at : null,
    by: bundle === undefined ? null : importLine(bundle, nameOf),
    breaksRule: checked.kind === 'broken',
  };
}

const valuesIn = ({ disclosures }: Change): QuarantineLine['values'] =>
  disclosures.flatMap(({ key, value }) => {
    const slot = /^(?:field|set)\/(.+)$/s.exec(key)?.[1];
    return slot === undefined ? [] : [{ slot, value }];
  });
