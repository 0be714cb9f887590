import type { LogEntry } from '../../actions/ports/log.ts';
import type { ReadableDb, WritableDb } from '../db.ts';
import { insertReceived, insertSent, forgetCurrentChannels } from '../queries/write-ledger.ts';
import { insertStatement } from '../queries/write-statements.ts';
import { insertWarning, settleWarnings } from '../queries/warnings.ts';
import { writeLeftOut } from '../queries/quarantine.ts';
import { writeDraft, writeJournalHead, writeSetting } from '../queries/write-settings.ts';
import { writeAccepted, writeContact, writeIdentity } from '../queries/write-trust.ts';
import { ingestBroughtBack, ingestSetAside } from './ingest-aside.ts';
import { ingestChange, ingestErased, ingestQuarantined } from './ingest-change.ts';
import type { SegmentCache } from './segment-cache.ts';
import type { Touched } from './touched.ts';

/** Writes what a segment says into the tables, and notes which records have to be merged again. Merges nothing yet. */
export function ingest(
  db: WritableDb,
  cache: SegmentCache,
  sequence: number,
  entries: readonly LogEntry[],
  touched: Touched,
): void {
  entries.forEach((entry, position) => {
    ingestEntry(db, cache, { sequence, position }, entry, touched);
  });
  db.prepare(
    `INSERT INTO meta (name, value) VALUES ('applied', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  ).run(String(sequence));
}

/** The newest segment in the index; 0 when there is none. */
export const appliedSequence = (db: ReadableDb): number =>
  Number(
    db.prepare<[], { value: string }>(`SELECT value FROM meta WHERE name = 'applied'`).get()?.value ?? 0,
  );

function ingestEntry(
  db: WritableDb,
  cache: SegmentCache,
  place: { readonly sequence: number; readonly position: number },
  entry: LogEntry,
  touched: Touched,
): void {
  switch (entry.kind) {
    case 'identity':
      return writeIdentity(db, entry, touched);
    case 'contact':
      return writeContact(db, entry, touched);
    case 'accepted':
      return writeAccepted(db, entry, touched);
    case 'change':
      return ingestChange(db, cache, place, entry, touched);
    case 'quarantined':
      return ingestQuarantined(db, cache, place, entry);
    case 'erased':
      return ingestErased(db, cache, entry, touched);
    case 'sent':
      return insertSent(db, entry);
    case 'received':
      return insertReceived(db, place.sequence, entry);
    case 'warning':
      return insertWarning(db, entry, 'fork');
    case 'warning settled':
      return settleWarnings(db, entry);
    case 'statement':
      return insertStatement(db, entry);
    case 'restored':
      return forgetCurrentChannels(db);
    case 'draft':
      return writeDraft(db, entry);
    case 'setting':
      return writeSetting(db, entry);
    case 'journal':
      return writeJournalHead(db, place.sequence, entry);
    case 'set aside':
      return ingestSetAside(db, cache, entry, touched);
    case 'brought back':
      return ingestBroughtBack(db, cache, entry, touched);
    case 'left out':
      return writeLeftOut(db, entry);
    case 'restore point':
      return;
  }
}
