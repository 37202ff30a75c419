/**
 * aside: rows that are missed, and whose place another thing has taken, with the name that they had there; see scan/aside.ts.
 * departed: entries that were judged to be gone, or to have got another file as their new form, and may yet turn up where nobody had looked.
 * no: in the order in which they were judged. heir, heir_inode: the row, and the file, that became its new form;
 * null where it is gone. young: the new
 * entry that was seen with its inode.
 */
export const departed = `
CREATE TABLE departed (
  no INTEGER PRIMARY KEY,
  id INTEGER NOT NULL UNIQUE,
  parent INTEGER NOT NULL,
  volume INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  size INTEGER NOT NULL,
  mtime INTEGER NOT NULL,
  birth INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  heir_inode INTEGER,
  heir INTEGER,
  young INTEGER
) STRICT;
CREATE INDEX departed_inode ON departed (inode);
CREATE INDEX departed_parent ON departed (parent);
CREATE INDEX departed_heir ON departed (heir_inode) WHERE heir_inode IS NOT NULL;
CREATE TABLE aside (entry INTEGER PRIMARY KEY, name ANY NOT NULL, since INTEGER NOT NULL) STRICT;
CREATE INDEX aside_name ON aside (name);
CREATE INDEX departed_young ON departed (young) WHERE young IS NOT NULL;
`
