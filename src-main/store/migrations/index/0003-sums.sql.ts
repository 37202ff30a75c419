/**
 * summed_seq: the change number up to which the sums of all folders below a root are known to be right; 0 where they may not be.
 * entry_linked: the names of a file that has several, which are few.
 */
export const sums = `
ALTER TABLE root ADD COLUMN summed_seq INTEGER NOT NULL DEFAULT 0;
CREATE INDEX entry_linked ON entry (inode) WHERE kind = 0 AND nlink > 1;
`
