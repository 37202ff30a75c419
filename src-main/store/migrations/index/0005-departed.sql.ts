/**
 * Entries that were judged to be gone, or to have got another file as their new form, and may yet turn up where nobody had looked.
 * no: in the order in which they were judged. heir_inode: of the file that is the entry now; null where it is gone. young: the new
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
  young INTEGER
) STRICT;
CREATE INDEX departed_inode ON departed (inode);
CREATE INDEX departed_parent ON departed (parent);
CREATE INDEX departed_heir ON departed (heir_inode) WHERE heir_inode IS NOT NULL;
CREATE INDEX departed_young ON departed (young) WHERE young IS NOT NULL;
`
