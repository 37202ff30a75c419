/** The eighth form of library.db: searches that are kept, as rows that devices share. */
export const savedSearches = `
-- Fields with their clocks, added, removed, alive and line as in the table tag. query: as it is typed · folder: the address of the folder
-- below which it looks, sd://volume/…; null for everywhere.
CREATE TABLE saved (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_at BLOB NOT NULL,
  name_base BLOB NOT NULL,
  query TEXT NOT NULL,
  query_at BLOB NOT NULL,
  query_base BLOB NOT NULL,
  folder TEXT,
  folder_at BLOB NOT NULL,
  folder_base BLOB NOT NULL,
  added BLOB NOT NULL,
  removed BLOB NOT NULL,
  alive INTEGER NOT NULL,
  line INTEGER NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE INDEX saved_seq ON saved (seq);
`
