/** summed_seq: the change number up to which the sums of all folders below a root are known to be right; 0 where they may not be. */
export const summedSeq = `ALTER TABLE root ADD COLUMN summed_seq INTEGER NOT NULL DEFAULT 0;`
