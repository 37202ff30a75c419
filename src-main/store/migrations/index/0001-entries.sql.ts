/** The first form of index.db: entries, folders, content and the scans that write them. */
export const entries = `
-- epoch: 16 random bytes, new at creation and after a rebuild · base: 16 bytes, see entry-uuid.ts · next_id · seq
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

-- Small numbers for the volumes of library.db, so that an entry pays one byte for its volume.
CREATE TABLE volume (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE) STRICT;

-- kind: 0 file, 1 dir, 2 link, 3 special, 4 mount (a folder where another volume begins).
-- name: TEXT where the bytes are UTF-8, BLOB where not.
-- parent: an entry; for a root the negative volume number, and the name is then the path from the volume's top ('' for the top itself).
-- Times are nanoseconds since 1970; birth 0 = unknown. inode is the 64 bits as signed.
-- seq: the number of the change that last touched the row; content: null until known. content_seq: the number of the change that
-- last gave it a content, apart so that followers of names need not read every row again when a run has read contents.
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL,
  volume INTEGER NOT NULL,
  name ANY NOT NULL,
  kind INTEGER NOT NULL,
  size INTEGER NOT NULL,
  mtime INTEGER NOT NULL,
  ctime INTEGER NOT NULL,
  birth INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  nlink INTEGER NOT NULL,
  mode INTEGER NOT NULL,
  content INTEGER,
  seq INTEGER NOT NULL,
  content_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX entry_place ON entry (parent, name);
CREATE INDEX entry_inode ON entry (inode);
CREATE INDEX entry_seq ON entry (seq);
CREATE INDEX entry_content ON entry (content) WHERE content IS NOT NULL;

-- What is derived of each folder; parent as in its entry, so that a tree of folders is read without its files. digest: of its last whole listing, null before; own_…: what stands directly in it
-- (linked: files of several names); the sums without own_ are over all below, each inode once, and never bump seq.
CREATE TABLE folder (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL,
  digest BLOB,
  own_files INTEGER NOT NULL DEFAULT 0,
  own_folders INTEGER NOT NULL DEFAULT 0,
  own_bytes INTEGER NOT NULL DEFAULT 0,
  own_linked INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  files INTEGER NOT NULL DEFAULT 0,
  folders INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX folder_parent ON folder (parent);

-- The tops of trees: entries without a parent entry, and the roots of locations. location: the location's uuid, or null
-- while the tree was only browsed or indexed once. What is below a root with a location is found by lists and search.
CREATE TABLE root (entry INTEGER PRIMARY KEY, location TEXT, touched_at INTEGER NOT NULL) STRICT;

-- key: 0x66 ('f') or 0x73 ('s') and 32 bytes. sample: of an 'f' row, its sample id where that differs. type: found in the bytes.
CREATE TABLE content (id INTEGER PRIMARY KEY, key BLOB NOT NULL, size INTEGER NOT NULL, sample BLOB, type TEXT) STRICT;
-- Six bytes of a hash find its row: an index of whole keys would be as large as the table, and each batch would write all of it.
CREATE INDEX content_head ON content (substr(key, 2, 6));
CREATE INDEX content_sample ON content (sample) WHERE sample IS NOT NULL;

-- The root of a subtree that went; reason: 0 deleted on the disk, 1 forgotten by us.
CREATE TABLE gone (id INTEGER PRIMARY KEY, volume INTEGER NOT NULL, seq INTEGER NOT NULL, reason INTEGER NOT NULL) STRICT;
CREATE INDEX gone_seq ON gone (seq);

-- An index run under way, written in the transaction of the rows that it tells of. state: JSON.
CREATE TABLE scan (job TEXT PRIMARY KEY, root INTEGER NOT NULL, state TEXT NOT NULL) STRICT;
-- ids: little-endian float64 of the folders whose listing this run has finished.
CREATE TABLE scan_seen (scan TEXT NOT NULL, part INTEGER NOT NULL, ids BLOB NOT NULL, PRIMARY KEY (scan, part)) STRICT;
-- Entries that this run did not find where they were; heir: the new entry that stands at the place instead.
CREATE TABLE scan_missing (scan TEXT NOT NULL, entry INTEGER NOT NULL, heir INTEGER, PRIMARY KEY (scan, entry)) STRICT, WITHOUT ROWID;
`
