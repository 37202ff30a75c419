/** Who stood at a place before is asked for each row that comes or goes, and thousands may be missed at once. */
export const heirs = `CREATE INDEX scan_missing_heir ON scan_missing (heir) WHERE heir IS NOT NULL`
