/** What became of a missed row is written for all runs that missed it, and thousands may be missed at once. */
export const missingEntries = `CREATE INDEX scan_missing_entry ON scan_missing (entry)`
