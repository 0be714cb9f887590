import type { Choice } from '../domain/choose-value.ts';
import { isRecordId, type ChangeId } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { Json } from '../domain/json.ts';
import type { Seat } from './seat.ts';
import { listDrafts, saveDraft } from './drafts.ts';
import { listCases } from './list-cases.ts';
import { listConflicts } from './list-conflicts.ts';
import { listSteps } from './list-steps.ts';
import { listRecords, rowOf } from './look-up.ts';
import type { Handlers } from './ports/desk.ts';
import type { ListRequest } from './ports/store.ts';
import { putRecords } from './put-record.ts';
import { recordHistory } from './record-history.ts';
import { planSeveral, resolveSeveral } from './resolve-several.ts';
import { answerProposal, resolveConflict } from './resolve-conflict.ts';
import { showCase } from './show-case.ts';
import { listHouses, showHouse } from './show-house.ts';
import { showShare } from './show-share.ts';
import { showSchema } from './show-schema.ts';
import { undoAction, undoSeveral } from './undo-action.ts';

type Subject = 'schema' | 'record' | 'draft' | 'case' | 'share' | 'house' | 'step' | 'conflict';
/** Answered elsewhere. */
type Others =
  | 'record.erase'
  | 'case.timeline'
  | 'case.closing'
  | 'case.close'
  | 'case.reopen'
  | 'case.handOver'
  | `case.${string}Bulk`
  | 'case.bulkActs';
type RecordHandlers = Omit<Pick<Handlers, Extract<keyof Handlers, `${Subject}.${string}`>>, Others>;

/** Records, their lists and pages, drafts and conflicts. */
export const recordHandlers = (seat: Seat): RecordHandlers => ({
  'schema.show': () => seat.show(showSchema),

  'record.put': (input) =>
    seat.with(async (unlocked) => {
      const { type, id, fields } = input;
      const record: Json = id === undefined ? { type, fields } : { type, id, fields };
      const saved = await putRecords(unlocked, [record]);
      if (!saved.ok) return saved;
      const [only] = saved.value;
      if (only === undefined) throw new Error('nothing was put');
      return done(only);
    }),
  'record.get': ({ id }) => seat.with((unlocked) => rowOf(unlocked, id)),
  'record.list': (request) => seat.with((unlocked) => listRecords(unlocked, given(request))),
  'record.history': ({ id }) => seat.with((unlocked) => recordHistory(unlocked, id)),
  'record.search': ({ text, limit }) => seat.show(({ vault }) => vault.read.search(text, limit)),
  'record.undo': ({ id, action }) =>
    seat.with((unlocked) => withRecord(id, (record) => undoAction(unlocked, record, action))),
  'record.undoSeveral': ({ ids, action }) =>
    seat.with((unlocked) => undoSeveral(unlocked, ids.filter(isRecordId), action)),

  'draft.save': ({ key, value }) => seat.with((unlocked) => saveDraft(unlocked, key, value)),
  'draft.list': () => seat.show(listDrafts),

  'case.list': (request) => seat.show((unlocked) => listCases(unlocked, given(request))),
  'case.page': ({ id }) => seat.with((unlocked) => showCase(unlocked, id)),
  'share.show': ({ id }) => seat.with((unlocked) => showShare(unlocked, id)),
  'house.list': () => seat.show(listHouses),
  'house.page': ({ id }) => seat.with((unlocked) => showHouse(unlocked, id)),
  'step.list': ({ limit, offset = 0 }) =>
    seat.show((unlocked) =>
      listSteps(unlocked).slice(offset, limit === undefined ? undefined : offset + limit),
    ),

  'conflict.list': () => seat.show(listConflicts),
  'conflict.resolve': ({ id, slot, value }) =>
    seat.with((unlocked) => resolveConflict(unlocked, id, slot, value)),
  'conflict.answer': ({ id, slot, change, accept }) =>
    seat.with((unlocked) => answerProposal(unlocked, id, slot, change as ChangeId, accept)),
  'conflict.planSeveral': ({ places, choice }) =>
    seat.with((unlocked) => planSeveral(unlocked, places, choice as Choice)),
  'conflict.resolveSeveral': ({ places, choice, at }) =>
    seat.with((unlocked) => resolveSeveral(unlocked, places, choice as Choice, at)),
});

async function withRecord<T>(
  id: string,
  run: (record: Parameters<typeof undoAction>[1]) => Promise<Result<T>>,
): Promise<Result<T>> {
  return isRecordId(id) ? run(id) : refused('record-id-bad');
}

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Leaves out what was not given: the port tells "not given" from "given as undefined". */
function given<T extends object>(request: T): Given<T> & Pick<ListRequest, 'type'> {
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined)) as Given<T> &
    Pick<ListRequest, 'type'>;
}
