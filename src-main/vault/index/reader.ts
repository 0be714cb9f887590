import type { Replacements } from '../../actions/ports/statement.ts';
import type { IndexReader } from '../../actions/ports/store.ts';
import type { ReadableDb } from '../db.ts';
import {
  acknowledgedBundles,
  acknowledgedUnits,
  acknowledgementsOwed,
  everSentUnits,
} from '../queries/acknowledgements.ts';
import { disclosuresHere, hasChange, isErased, isQuarantined, recordsOfChange } from '../queries/changes.ts';
import {
  erasedAmong,
  erasedAt,
  erasedTogether,
  erasureActs,
  manifestsWith,
  recordsHolding,
} from '../queries/erasures.ts';
import { readChannelTo, readReceived, readSent, readUnits } from '../queries/ledger.ts';
import { countRows, listRows } from '../queries/list.ts';
import { recordsView } from '../queries/records-view.ts';
import {
  readChildren,
  readClaims,
  readConflicts,
  readNewestClaim,
  readProposals,
  readRow,
  readState,
} from '../queries/records.ts';
import { searchRows } from '../queries/search.ts';
import { readDrafts, readJournalHead, readSetting } from '../queries/settings.ts';
import { countUnseen } from '../queries/quarantine.ts';
import { readArrivalsWith, readOwnRecordsSince, readReceivedBundles } from '../queries/received-bundles.ts';
import { recordsReceivedFrom, recordsSentTo } from '../queries/received-records.ts';
import {
  hasStatement,
  readOpenRequests,
  readReplacements,
  readRequestsHeard,
  readStatement,
  readStatements,
} from '../queries/statements.ts';
import { statementsOwedTo, statementsSentTo } from '../queries/statement-travel.ts';
import {
  readContact,
  readContacts,
  readFormerIdentities,
  readIdentity,
  readTrust,
} from '../queries/trust.ts';
import { readWarnings } from '../queries/warnings.ts';
import type { History } from './history.ts';
import { appliedSequence } from './ingest.ts';

/** Every question that actions ask, each answered by one query function. */
export function indexReader(db: ReadableDb, history: History): IndexReader {
  // Asked for every author of every change; a thousand statements are not read anew for each.
  let replacements: { readonly applied: number; readonly said: Replacements } | null = null;
  return {
    identity: () => readIdentity(db),
    formerIdentities: () => readFormerIdentities(db),
    trust: () => readTrust(db),
    contacts: () => readContacts(db),
    contact: (digest) => readContact(db, digest),
    setting: (name) => readSetting(db, name),
    drafts: () => readDrafts(db),
    list: (request) => listRows(db, request),
    count: (type) => countRows(db, type),
    search: (text, limit) => searchRows(db, text, limit),
    row: (id) => readRow(db, id),
    state: (id) => readState(db, id),
    children: (id) => readChildren(db, id),
    claims: (id) => readClaims(db, id),
    conflicts: () => readConflicts(db),
    proposals: () => readProposals(db),
    history: (id) => history.ofRecord(id),
    newestAt: () => readNewestClaim(db),
    hasChange: (id) => hasChange(db, id),
    recordsOf: (change) => recordsOfChange(db, change),
    disclosuresHere: (id) => disclosuresHere(db, id),
    isErased: (digest, change) => isErased(db, digest, change),
    erasedAmong: (digests) => erasedAmong(db, digests),
    erasedAt: (digest) => erasedAt(db, digest),
    erasedTogether: (at) => erasedTogether(db, at),
    erasureActs: () => erasureActs(db),
    recordsHolding: (digests) => recordsHolding(db, digests),
    manifestsWith: (change) => manifestsWith(db, change),
    quarantined: () => history.quarantined(),
    unseenInQuarantine: () => countUnseen(db),
    isQuarantined: (id) => isQuarantined(db, id),
    received: (author) => readReceivedBundles(db, author ?? null),
    arrivalsWith: (manifests) => readArrivalsWith(db, manifests),
    arrivalsOf: (changes) => history.arrivalsOf(changes),
    ownRecordsSince: (sequence) => readOwnRecordsSince(db, sequence),
    channelTo: (to, as) => {
      const own = as ?? readIdentity(db)?.digest;
      return own === undefined ? null : readChannelTo(db, to, own);
    },
    seenFrom: (from) => readReceived(db, from).map(({ seen }) => seen),
    warnings: (about) => readWarnings(db, about),
    sentTo(to) {
      const acknowledged = new Set(acknowledgedBundles(db, to).map(({ key }) => key));
      return readSent(db, to).map(({ key, ...sent }) => ({
        ...sent,
        units: readUnits(db, key),
        acknowledged: acknowledged.has(key),
      }));
    },
    recordsFrom: (contact) => recordsReceivedFrom(db, contact),
    recordsSentTo: (contact) => recordsSentTo(db, contact),
    acknowledgedBy: (contact) => acknowledgedUnits(db, contact),
    everSentTo: (contact) => everSentUnits(db, contact),
    hasStatement: (id) => hasStatement(db, id),
    statement: (what, id) => readStatement(db, what, id),
    statements: (what, whose) => readStatements(db, what, whose),
    replacements: () => {
      const applied = appliedSequence(db);
      if (replacements?.applied !== applied) replacements = { applied, said: readReplacements(db) };
      return replacements.said;
    },
    requestsHeard: () => readRequestsHeard(db),
    openRequests: () => readOpenRequests(db),
    statementsOwedTo: (contact) => statementsOwedTo(db, contact),
    statementsSentTo: (contact) => statementsSentTo(db, contact),
    acknowledgementsFor: (contact) => acknowledgementsOwed(db, contact),
    recordsView: () => recordsView(db),
    journalHead: () => readJournalHead(db),
    journal: () => history.journal(),
    allChanges: () => history.ofAll(),
  };
}
