import type {ActResult} from '../../contract/outcome.ts'
import type {ActJournal} from '../../runtime/act-types.ts'
import {askedPaths} from './asked-paths.ts'
import {openActTally} from './act-tally.ts'
import {journalParts} from './journal-parts.ts'

/** What became of each thing that an act was asked for, and of whatever inside it failed; in the order asked. */
export async function actResults(act: string, journal: Pick<ActJournal, 'parts' | 'act'>): Promise<readonly ActResult[]> {
  const row = await journal.act({act})
  const tally = openActTally(row && askedPaths(row))
  for await (const part of journalParts(journal, act)) if (part.results) tally.add(part, part.results)
  return tally.results()
}
