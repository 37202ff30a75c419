import {z} from 'zod'
import {CoreError} from '../../contract/errors.ts'
import type {Job} from '../../contract/job.ts'
import type {ActResult} from '../../contract/outcome.ts'
import type {Acted} from '../../contract/plan.ts'
import type {ActRow} from '../../runtime/act-types.ts'
import {type ActParts, type Consent, performAct} from '../../runtime/acts.ts'
import {ActInput} from './act-request.ts'
import {actResults} from './act-results.ts'
import type {LibraryJournal} from './library-journal.ts'

/** Acts on files, as one caller may ask for them. */
export interface Acts {
  /** Previews what is asked, or carries out what was agreed to. */
  perform(input: ActInput, consent: Consent): Promise<Acted>
  /** Takes back the newest act, the newest one that was taken back, or a named one. */
  takeBack(input: TakeBack): Promise<Acted & {readonly taken: ActRow}>
  /** What became of each thing that was asked for; undefined where the job is no act. */
  results(job: Job): Promise<readonly ActResult[] | undefined>
}

export interface TakeBack extends Consent {
  readonly how: 'undo' | 'redo'
  readonly act?: string | undefined
}

export interface ActsParts extends ActParts {
  readonly journal: LibraryJournal
}

/** The acts of one library; `actor` is kept with each. */
export function actsOf(parts: ActsParts, actor: string): Acts {
  return {
    perform: (input, consent) => performAct({action: input.action, input: z.encode(ActInput, input)}, {...consent, actor}, parts),
    takeBack: async ({how, act, ...consent}) => {
      const taken = act === undefined ? await parts.journal.undoable({redo: how === 'redo'}) : await parts.journal.act({act})
      if (!taken)
        throw new CoreError({
          code: 'NotFound',
          message: how === 'redo' ? 'There is nothing to do again.' : 'There is nothing to take back.',
        })
      if (taken.undo !== 'open') throw new CoreError({code: 'Conflict', message: `“${taken.title}” cannot be taken back.`})
      const request = {action: how, input: {action: how, act: taken.id}, undoes: taken.id}
      return {...(await performAct(request, {...consent, yes: consent.commit === undefined, actor}, parts)), taken}
    },
    results: async ({id}) => ((await parts.journal.act({act: id})) ? actResults(id, parts.journal) : undefined),
  }
}
