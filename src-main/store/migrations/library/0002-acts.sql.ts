/** The second form of library.db: acts on files with their parts, the earlier versions that they kept, and the audit log. */
export const acts = `
-- One transaction on files that somebody asked for; id is also the id of its job. number: in the order of drafting, for the tables below.
-- request: JSON · hash: of the accepted plan, '' before · status: draft, ready, ended · outcome: completed, partial, failed, cancelled
-- undo: none, open, undone · undoes: the act that this one takes back · audit_seq: its row in audit_log, and so the order in which acts ended
-- parts_kept: 1 until its parts are pruned. Times: ms since 1970. seq: 0 while it is a draft, which has promised nothing.
CREATE TABLE act (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  action TEXT NOT NULL,
  title TEXT NOT NULL,
  request TEXT NOT NULL,
  hash TEXT NOT NULL,
  actor TEXT NOT NULL,
  status TEXT NOT NULL,
  outcome TEXT,
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  undo TEXT NOT NULL,
  undoes TEXT,
  audit_seq INTEGER,
  parts_kept INTEGER NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE INDEX act_undo ON act (undo, audit_seq) WHERE audit_seq IS NOT NULL;
CREATE INDEX act_undoes ON act (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX act_kept ON act (audit_seq) WHERE parts_kept = 1 AND audit_seq IS NOT NULL;
CREATE INDEX act_unended ON act (status) WHERE audit_seq IS NULL;
CREATE INDEX act_seq ON act (seq);

-- Steps that are flushed and journalled together. state: 0 pending, 1 running (may have been done: looked at on the disk), 2 done.
-- steps, results: text, deflated · paths: pairs of act_path, as little-endian float64, which count once the part is done.
CREATE TABLE act_part (
  act INTEGER NOT NULL,
  no INTEGER NOT NULL,
  state INTEGER NOT NULL,
  steps BLOB NOT NULL,
  results BLOB,
  paths BLOB NOT NULL,
  PRIMARY KEY (act, no)
) STRICT;

-- Which acts worked on a path: hashes of its folder (53 bits) and of its name (51 bits), apart so that a part writes to few pages.
-- The last two bits of name say what was worked on: 0 the path itself, 1 the path with all below it, 2 something below it.
CREATE TABLE act_path (
  folder INTEGER NOT NULL,
  name INTEGER NOT NULL,
  act INTEGER NOT NULL,
  PRIMARY KEY (folder, name, act)
) STRICT, WITHOUT ROWID;

-- What the version stores of volumes hold. folder, name: where it lies; path: where it stood; all raw bytes, of the absolute path when it was last seen.
-- act, part, step: what replaced it. mtime: nanoseconds since 1970 · hash: BLAKE3 of all bytes, where it is known · at: ms since 1970.
CREATE TABLE version (
  volume TEXT NOT NULL,
  folder BLOB NOT NULL,
  name BLOB NOT NULL,
  act TEXT NOT NULL,
  part INTEGER NOT NULL,
  step INTEGER NOT NULL,
  path BLOB NOT NULL,
  size INTEGER NOT NULL,
  mtime INTEGER NOT NULL,
  hash BLOB,
  at INTEGER NOT NULL,
  PRIMARY KEY (volume, folder, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_path ON version (path);

-- What was done, one row an act, each bound to the one before it. targets: JSON.
-- hash: SHA-256 of the JSON array [previous_hash, seq, at, actor, action, targets]. meta.audit_head holds the last seq, hash and the count.
CREATE TABLE audit_log (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  targets TEXT NOT NULL,
  hash TEXT NOT NULL,
  previous_hash TEXT NOT NULL
) STRICT;
`
