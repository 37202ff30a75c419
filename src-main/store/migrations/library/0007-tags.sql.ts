/** The seventh form of library.db: tags as rows that devices share, and what they hang on. */
export const tags = `
-- Who wrote rows: shared rows name their line of numbers in few bytes. device, epoch as in the table epoch.
CREATE TABLE line (id INTEGER PRIMARY KEY, device TEXT NOT NULL, epoch BLOB NOT NULL, UNIQUE (device, epoch)) STRICT;

-- What users' things hang on. id: in this file only · uuid: 16 bytes, of a content made of its key · kind: 0 not known yet, 1 entry, 2 content,
-- 3 tag, 4 location, 5 volume; rows arrive in any order, so others may name a subject before it is known.
-- The anchor lets a rebuilt index give an entry its subject back: path: bytes from the volume's top · birth, mtime: nanoseconds since 1970 ·
-- entry_kind: as in index.db · content: of a content its key (33 bytes, as in index.db), of an entry the key of the last full content known.
-- entry: its row in the index whose base meta.subject_base tells; null where it is not in it. No other device need know it.
CREATE TABLE subject_7 (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  kind INTEGER NOT NULL,
  volume TEXT,
  path BLOB,
  entry_kind INTEGER,
  inode INTEGER,
  birth INTEGER,
  size INTEGER,
  mtime INTEGER,
  content BLOB,
  entry INTEGER,
  line INTEGER,
  seq INTEGER NOT NULL
) STRICT;
INSERT INTO subject_7 (uuid, kind, volume, path, inode, birth, size, mtime, content, seq)
  SELECT unhex(replace(uuid, '-', '')), CASE kind WHEN 'entry' THEN 1 WHEN 'content' THEN 2 WHEN 'tag' THEN 3 WHEN 'location' THEN 4 ELSE 5 END,
    volume, path, inode, birth, size, mtime, content, seq FROM subject;
DROP TABLE subject;
ALTER TABLE subject_7 RENAME TO subject;
CREATE INDEX subject_entry ON subject (entry) WHERE entry IS NOT NULL;
CREATE INDEX subject_seq ON subject (seq);

-- Each field with the clock of its writing and of the value that its writer saw (16 bytes: ms, counter, device; empty for none).
-- parent: the uuid of the tag that it is nested in · added, removed: the newest clock of each device, one behind the other; see domain/shared/life.ts
-- alive: what these two say.
CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_at BLOB NOT NULL,
  name_base BLOB NOT NULL,
  colour TEXT NOT NULL,
  colour_at BLOB NOT NULL,
  colour_base BLOB NOT NULL,
  parent TEXT,
  parent_at BLOB NOT NULL,
  parent_base BLOB NOT NULL,
  added BLOB NOT NULL,
  removed BLOB NOT NULL,
  alive INTEGER NOT NULL,
  line INTEGER NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE INDEX tag_seq ON tag (seq);

-- That a tag is on something: a set in which what one device adds while another one removes it stays. present: what added and removed say.
CREATE TABLE application (
  subject INTEGER NOT NULL,
  tag INTEGER NOT NULL,
  added BLOB NOT NULL,
  removed BLOB NOT NULL,
  present INTEGER NOT NULL,
  line INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (subject, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX application_tag ON application (tag, subject) WHERE present = 1;
CREATE INDEX application_seq ON application (seq);

-- What an act changed in shared rows, deflated JSON, by which it is taken back. act: its number.
CREATE TABLE act_change (act INTEGER PRIMARY KEY, changes BLOB NOT NULL) STRICT;
`
