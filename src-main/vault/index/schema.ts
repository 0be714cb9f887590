import { createHash } from 'node:crypto';
import { recordTypes } from '../../domain/records/table.ts';

/** Counts up whenever tables, folding, or what merging makes of the same changes differ from before. */
const indexVersion = 10;

/** 'Cidx': tells our image from any other SQLite database. */
export const applicationId = 0x43696478;

/**
 * Changes with {@link indexVersion} and with the record table: an image under another fingerprint is thrown away and
 * rebuilt from the log, so nothing here is ever migrated.
 */
export function indexFingerprint(): string {
  const fields = recordTypes.map((type) => [type.name, type.parents, [...type.fields.values()]]);
  return createHash('sha256')
    .update(JSON.stringify([indexVersion, fields]))
    .digest('hex');
}

/**
 * Ids are BLOBs (half the size of hexadecimal) behind integer keys. `change.digests` lists every disclosure of a change that
 * was ever named here, 32 bytes each, in order of arrival; `here` and `sent_unit.which` are bit masks over that list, least
 * significant bit first: a ledger of what went to whom costs a few bytes a change.
 */
export const schema = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE record (
  key INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  claims TEXT NOT NULL DEFAULT '[]',
  search_row INTEGER UNIQUE
) STRICT;

CREATE TABLE author (key INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE) STRICT;

CREATE TABLE change (
  key INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  author INTEGER,
  digests BLOB NOT NULL DEFAULT x'',
  here BLOB NOT NULL DEFAULT x'',
  erased INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX change_author ON change (author);

-- Where the wires of a change lie in the log, once for each arrival, and with which manifest it came.
CREATE TABLE wire (
  change INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  position INTEGER NOT NULL,
  manifest INTEGER,
  PRIMARY KEY (change, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX wire_manifest ON wire (manifest) WHERE manifest IS NOT NULL;
CREATE TABLE manifest (key INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE) STRICT;

-- Arrivals that were merged and taken out again: the same columns, and why.
CREATE TABLE aside (
  change INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  position INTEGER NOT NULL,
  manifest INTEGER,
  reason TEXT NOT NULL,
  PRIMARY KEY (change, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX aside_manifest ON aside (manifest);

CREATE TABLE membership (
  record INTEGER NOT NULL,
  change INTEGER NOT NULL,
  PRIMARY KEY (record, change)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_change ON membership (change);

-- Which other records' claims were asked for when a record was last merged.
CREATE TABLE asked (
  about INTEGER NOT NULL,
  record INTEGER NOT NULL,
  PRIMARY KEY (about, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX asked_record ON asked (record);

-- A record as one type. rank: 0 written by a coordinator, 1 by somebody who may, 2 only proposed. open_slots: names of slots
-- as JSON [conflicts, proposals, not shared], NULL when there are none. sort: folded texts, ranks of choices, by field.
CREATE TABLE shown (
  key INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  type TEXT NOT NULL,
  rank INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  open_slots TEXT,
  changed_at TEXT,
  vals BLOB NOT NULL,
  sort BLOB NOT NULL,
  UNIQUE (record, type)
) STRICT;
CREATE INDEX shown_type ON shown (type, removed, rank);
CREATE INDEX shown_changed ON shown (changed_at);
CREATE INDEX shown_open ON shown (key) WHERE open_slots IS NOT NULL;

CREATE TABLE state (shown INTEGER PRIMARY KEY, slots TEXT NOT NULL) STRICT;

-- Ids and digests among the heads of fields that name records or people. on_display 0: another head of a conflict.
CREATE TABLE pointer (
  value BLOB NOT NULL,
  field TEXT NOT NULL,
  shown INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  on_display INTEGER NOT NULL,
  PRIMARY KEY (value, field, shown)
) STRICT, WITHOUT ROWID;
CREATE INDEX pointer_shown ON pointer (shown);

-- rowid: receipt order of a record's first change, so that "newest first with LIMIT" needs no sorting, and that writing a field
-- which isn't searched leaves full text alone.
CREATE VIRTUAL TABLE search USING fts5 (
  text, latin, content='', prefix='2 3', tokenize="unicode61 remove_diacritics 0"
);

-- One is current; the others are who the vault belonged to before.
CREATE TABLE identity (
  digest BLOB PRIMARY KEY,
  current INTEGER NOT NULL,
  secret BLOB NOT NULL,
  certificate BLOB NOT NULL,
  revocation TEXT NOT NULL,
  role TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
  digest BLOB PRIMARY KEY,
  certificate BLOB NOT NULL,
  state TEXT NOT NULL,
  role TEXT NOT NULL,
  compared TEXT,
  aead INTEGER NOT NULL,
  since TEXT NOT NULL,
  stands INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE draft (key TEXT PRIMARY KEY, value TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- at: the act that erased it first. change: empty where the log doesn't say, and then of whatever change.
CREATE TABLE erased (
  digest BLOB NOT NULL,
  at TEXT NOT NULL,
  change BLOB NOT NULL,
  PRIMARY KEY (digest, change)
) STRICT, WITHOUT ROWID;
CREATE INDEX erased_at ON erased (at);
CREATE TABLE accepted (change BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE released (change BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE left_out (change BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
  change BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  position INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (change, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE sent (
  key INTEGER PRIMARY KEY,
  recipient BLOB NOT NULL,
  channel BLOB NOT NULL,
  number INTEGER NOT NULL,
  manifest BLOB NOT NULL,
  preset TEXT NOT NULL,
  cases TEXT NOT NULL,
  day TEXT NOT NULL,
  UNIQUE (recipient, channel, number, manifest)
) STRICT;
CREATE TABLE sent_unit (
  sent INTEGER NOT NULL,
  position INTEGER NOT NULL,
  change INTEGER NOT NULL,
  which BLOB NOT NULL,
  PRIMARY KEY (sent, position)
) STRICT, WITHOUT ROWID;

-- Emptied by a restore: channel numbers used before may be known to others and forgotten here.
CREATE TABLE current_channel (
  recipient BLOB NOT NULL,
  own BLOB NOT NULL,
  channel BLOB NOT NULL,
  number INTEGER NOT NULL,
  manifest BLOB NOT NULL,
  PRIMARY KEY (recipient, own)
) STRICT, WITHOUT ROWID;

CREATE TABLE received (
  key INTEGER PRIMARY KEY,
  sequence INTEGER NOT NULL,
  sender BLOB NOT NULL,
  channel BLOB NOT NULL,
  number INTEGER NOT NULL,
  manifest BLOB NOT NULL,
  previous BLOB,
  day TEXT NOT NULL,
  at TEXT NOT NULL,
  acknowledgements TEXT NOT NULL,
  quarantined TEXT NOT NULL,
  UNIQUE (sender, channel, number, manifest)
) STRICT;

-- What stands about a contact until the user has settled it, and is known to be settled afterwards.
CREATE TABLE warning (
  key INTEGER PRIMARY KEY,
  contact BLOB NOT NULL,
  kind TEXT NOT NULL,
  channel BLOB NOT NULL,
  number INTEGER NOT NULL,
  manifest BLOB NOT NULL,
  at TEXT NOT NULL,
  settled INTEGER NOT NULL DEFAULT 0,
  UNIQUE (contact, manifest)
) STRICT;

-- What is stated beside the records; manifest NULL: here, and then wire is what is sent. request: that is answered. said: without
-- the digests of a request, which stand behind one another in digests, 32 bytes each.
CREATE TABLE statement (
  key INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  what TEXT NOT NULL,
  author BLOB NOT NULL,
  recipient BLOB,
  request BLOB,
  manifest BLOB,
  said TEXT NOT NULL,
  wire TEXT,
  digests BLOB NOT NULL
) STRICT;
CREATE INDEX statement_what ON statement (what);
CREATE INDEX statement_request ON statement (request) WHERE request IS NOT NULL;

-- Digests of requests whose last answer here is not declined: nothing of them was here then. here_again: what came since.
CREATE TABLE promised (
  digest BLOB NOT NULL,
  request INTEGER NOT NULL,
  PRIMARY KEY (digest, request)
) STRICT, WITHOUT ROWID;
CREATE TABLE here_again (
  digest BLOB NOT NULL,
  change BLOB NOT NULL,
  PRIMARY KEY (digest, change)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_sent (
  sent INTEGER NOT NULL,
  statement BLOB NOT NULL,
  PRIMARY KEY (sent, statement)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  sequence INTEGER PRIMARY KEY,
  number INTEGER NOT NULL,
  head TEXT NOT NULL
) STRICT;
`;
