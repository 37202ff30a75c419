/** The third form of library.db: what was found when files were read again. */
export const validations = `
-- state: JSON, written with the findings that it counts. job: the job that reads.
CREATE TABLE validation (job TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- kind: 0 damaged, 1 unreadable, 2 missing, 3 changed · no: the place of the file in the work of the job
-- path: absolute, raw bytes · content, found: keys (33 bytes) of what a damaged file held and of what it holds now.
CREATE TABLE finding (
  job TEXT NOT NULL,
  kind INTEGER NOT NULL,
  no INTEGER NOT NULL,
  path BLOB NOT NULL,
  message TEXT NOT NULL,
  content BLOB,
  found BLOB,
  PRIMARY KEY (job, kind, no)
) STRICT, WITHOUT ROWID;
`
