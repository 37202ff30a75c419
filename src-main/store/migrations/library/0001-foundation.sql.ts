/** The first form of library.db: who this is, places, volumes, subjects, jobs and remembered requests. */
export const foundation = `
-- id: the library's uuid · created: ms since 1970 · seq: the number of the last change that was kept
-- open: present from opening until a clean close
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

-- The devices that write rows of this library. Kept rows are numbered by (device, epoch, seq).
CREATE TABLE device (uuid TEXT PRIMARY KEY, name TEXT NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- One line of numbers of one device; a restore or a salvage begins a new one. seq: where it stood when it ended, or what we have taken.
-- current: 1 for the line that its device writes now.
CREATE TABLE epoch (
  device TEXT NOT NULL,
  epoch BLOB NOT NULL,
  seq INTEGER NOT NULL,
  current INTEGER NOT NULL,
  PRIMARY KEY (device, epoch)
) STRICT, WITHOUT ROWID;

-- path: the bytes of the absolute path when it was last seen. root, root_uuid: its entry in index.db.
CREATE TABLE location (
  uuid TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  volume TEXT NOT NULL,
  path BLOB NOT NULL,
  root INTEGER NOT NULL,
  root_uuid TEXT NOT NULL,
  mode TEXT NOT NULL,
  rules TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX location_path ON location (volume, path);

-- fingerprint: what the file system says of itself (its UUID, or what stands in for one); the same disk is the same row on any port.
CREATE TABLE volume (
  uuid TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL UNIQUE,
  label TEXT,
  file_system TEXT NOT NULL,
  mount_point TEXT NOT NULL,
  kind TEXT NOT NULL,
  removable INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  online INTEGER NOT NULL,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What users' things hang on. The anchor lets a rebuilt index give an entry its uuid back.
-- kind: entry, content, tag, location, volume. path: bytes from the volume's top. birth, mtime: nanoseconds since 1970.
-- content: as in index.db, 0x66 ('f') or 0x73 ('s') and 32 bytes.
CREATE TABLE subject (
  uuid TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  volume TEXT,
  path BLOB,
  inode INTEGER,
  birth INTEGER,
  size INTEGER,
  mtime INTEGER,
  content BLOB,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX subject_place ON subject (volume, path) WHERE path IS NOT NULL;
CREATE INDEX subject_inode ON subject (volume, inode) WHERE inode IS NOT NULL;
CREATE INDEX subject_content ON subject (content) WHERE content IS NOT NULL;
CREATE INDEX subject_seq ON subject (seq);

-- What was deleted among the rows above, by its table's name.
CREATE TABLE gone (model TEXT NOT NULL, uuid TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (model, uuid)) STRICT, WITHOUT ROWID;
CREATE INDEX gone_seq ON gone (seq);

-- input, progress, metrics, errors: JSON; at most 1,000 errors are kept, error_count counts all. Times: ms since 1970.
CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  status TEXT NOT NULL,
  priority INTEGER NOT NULL,
  lane TEXT NOT NULL,
  input TEXT NOT NULL,
  progress TEXT NOT NULL,
  metrics TEXT NOT NULL,
  errors TEXT NOT NULL,
  error_count INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER,
  duration_ms INTEGER NOT NULL,
  attempt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX job_finished ON job (finished_at) WHERE finished_at IS NOT NULL;

-- Replies of actions, so that a request that is sent twice is carried out once. reply: JSON. at: ms since 1970.
CREATE TABLE request (caller TEXT NOT NULL, id TEXT NOT NULL, reply TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (caller, id)) STRICT, WITHOUT ROWID;
CREATE INDEX request_at ON request (at);
`
