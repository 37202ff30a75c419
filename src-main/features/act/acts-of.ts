import {z} from 'zod'
import {CoreError} from '../../contract/errors.ts'
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
  /** Does what a job of an act left undone, as an act of its own; undefined where the job itself can go on. */
  retry(act: string): Promise<Acted | undefined>
  /** What became of each thing that was asked for; undefined where there is no such act. */
  results(act: string): Promise<readonly ActResult[] | undefined>
}

export interface TakeBack extends Consent {
  readonly how: 'undo' | 'redo'
  readonly act?: string | undefined
}

export interface ActsParts extends ActParts {
  readonly journal: LibraryJournal
  readonly others?: readonly OtherActs[] | undefined
}

/** Acts that change rows of the library and no file: they are done when they are kept, and taken back likewise. */
export interface OtherActs {
  owns(action: string): boolean
  takeBack(taken: ActRow, how: Pick<TakeBack, 'how' | 'dryRun' | 'commit'> & {readonly actor: string}): Promise<Acted>
}

/** The acts of one library; `actor` is kept with each. */
export function actsOf(parts: ActsParts, actor: string): Acts {
  return {
    perform: (input, consent) => performAct({action: input.action, input: z.encode(ActInput, input)}, {...consent, actor}, parts),
    takeBack: async ({how, act, ...consent}) => {
      const taken = act === undefined ? await parts.journal.undoable({redo: how === 'redo'}) : await firstOf(act, parts.journal)
      if (!taken)
        throw new CoreError({
          code: 'NotFound',
          message: how === 'redo' ? 'There is nothing to do again.' : 'There is nothing to take back.',
        })
      if (taken.undo !== 'open') throw new CoreError({code: 'Conflict', message: `“${taken.title}” cannot be taken back.`})
      const origin = taken.undoes === undefined ? taken : await parts.journal.act({act: taken.undoes})
      const owner = origin && parts.others?.find((one) => one.owns(origin.action))
      if (owner) return {...(await owner.takeBack(taken, {...consent, how, actor})), taken}
      const request = {action: how, input: {action: how, act: taken.id}, undoes: taken.id}
      return {...(await performAct(request, {...consent, yes: consent.commit === undefined, actor}, parts)), taken}
    },
    retry: async (act) => {
      const row = await parts.journal.act({act})
      if (row?.status !== 'ended') return undefined
      if (row.undo === 'undone') throw new CoreError({code: 'Conflict', message: `“${row.title}” was taken back.`})
      const before = row.request as {readonly verify?: boolean}
      const input: ActInput = {action: 'job.retry', act, verify: before.verify ?? true}
      const request = {action: input.action, input}
      const {plan} = await performAct(request, {dryRun: true, actor}, parts)
      if (plan.items === 0) throw new CoreError({code: 'Conflict', message: `Nothing of “${row.title}” is left to be done.`})
      return performAct(request, {commit: plan.hash, actor}, parts)
    },
    results: async (act) => ((await parts.journal.act({act})) ? actResults(act, parts.journal) : undefined),
  }
}

/** Who takes back what was done again takes back the act itself: its effect is the same one. */
async function firstOf(act: string, journal: LibraryJournal): Promise<ActRow | undefined> {
  const named = await journal.act({act})
  const undo = named?.undoes === undefined ? undefined : await journal.act({act: named.undoes})
  return undo?.undoes === undefined ? named : journal.act({act: undo.undoes})
}
