/** The fourth form of library.db: what jobs use, how often they were begun again, and in how many ends of the core they were running. */
export const jobs = `
-- more: JSON of what only the queue reads: uses, retries, dismissed, crashes.
ALTER TABLE job ADD COLUMN more TEXT NOT NULL DEFAULT '{}';
`
