import type { IdentityDigest, RecordId } from './ids.ts';
import { childrenOf, LeavingSet } from './leaving.ts';
import type { RecordsView } from './records-view.ts';
import { recordTypes } from './records/table.ts';
import type { Leaving } from './share-request.ts';

export interface ReplyRequest {
  readonly recipient: IdentityDigest;
  /** Records of which anything came in the recipient's bundles. */
  readonly given: readonly { readonly type: string; readonly record: RecordId }[];
  /** Records that came from others and not from the recipient: guests whom somebody else entrusted to us. */
  readonly foreign: ReadonlySet<RecordId>;
}

/**
 * What a shelter or legal partner answers a coordinator: the records this coordinator gave, and what was recorded here
 * below them. The caller lets only own changes leave. A note that names another reader stays.
 */
export function leavingForReply(request: ReplyRequest, view: RecordsView): readonly Leaving[] {
  const leaving = new LeavingSet();
  const open = request.given.map(({ type, record }): readonly [string, RecordId] => [type, record]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [type, record] = next;
    const fields = recordTypes.find(({ name }) => name === type)?.fields;
    if (fields === undefined || request.foreign.has(record)) continue;
    if (type === 'note' && !mayRead(view, record, request.recipient)) continue;
    const groups = new Set([...fields.values()].map(({ group }) => group));
    if (!leaving.add(type, record, [...groups])) continue;
    for (const child of recordTypes) {
      for (const id of childrenOf(view, child, type, record)) open.push([child.name, id]);
    }
  }
  return leaving.all();
}

const mayRead = (view: RecordsView, note: RecordId, recipient: IdentityDigest): boolean =>
  view.values('note', note, 'audience').every((reader) => reader === null || reader === recipient);
