/** Inodes are looked for among the rows of one run, by their numbers: an index of all of them cost a third of every first index. */
export const noInodeIndex = `DROP INDEX entry_inode;`
