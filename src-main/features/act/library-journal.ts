import {readPart, readResults, resultsText} from '../../domain/act/steps-text.ts'
import type {ActDrafts, ActJournal} from '../../runtime/act-types.ts'
import type {Clock} from '../../domain/ports.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import type {VolumeBook} from '../volume-book.ts'
import {versionsOf} from './kept-versions.ts'

export interface JournalParts {
  readonly read: Reader
  readonly write: Writer
  readonly volumes: VolumeBook
  readonly clock: Pick<Clock, 'now'>
}

/** The journal of one library: steps and results stand in it as their canonical texts. */
export type LibraryJournal = Omit<ActJournal, 'draftAct' | 'addParts' | 'acceptAct' | 'dropDraft'> & ActDrafts

export function libraryJournal({read, write, volumes, clock}: JournalParts): LibraryJournal {
  return {
    draftAct: (act) => write.draftAct(act),
    addParts: (input) => write.addParts(input),
    acceptAct: (input) => write.acceptAct(input),
    dropDraft: (input) => write.dropDraft(input),
    act: (input) => read.act(input),
    parts: async (input) =>
      (await read.parts(input)).map(({no, state, steps, results}) => ({
        no,
        state,
        steps: readPart(steps).steps,
        ...(results === undefined ? {} : {results: readResults(results)}),
      })),
    turnParts: async ({act, ended, begun}) => {
      const now = clock.now()
      const told = ended.map(async (part) => ({
        no: part.no,
        results: resultsText(part.results),
        ...(await versionsOf(part, {volumes, now})),
      }))
      return write.turnParts({act, begun, ended: await Promise.all(told)})
    },
    endAct: (input) => write.endAct({...input, audit: {...input.audit, targets: [...input.audit.targets]}}),
    undoable: (input) => read.undoable(input),
    standing: (input) => read.standingAct(input),
  }
}
