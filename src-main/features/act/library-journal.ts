import {readPart, readResults, resultsText} from '../../domain/act/steps-text.ts'
import type {ActDrafts, ActJournal} from '../../runtime/act-types.ts'
import type {Reader, Writer} from '../../store/remote.ts'

/** The journal of one library: steps and results stand in it as their canonical texts. */
export type LibraryJournal = Omit<ActJournal, 'draftAct' | 'addParts' | 'acceptAct' | 'dropDraft'> & ActDrafts

export function libraryJournal(read: Reader, write: Writer): LibraryJournal {
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
    turnPart: ({act, ended, begun}) => write.turnPart({act, begun, ended: ended && {no: ended.no, results: resultsText(ended.results)}}),
    endAct: (input) => write.endAct({...input, audit: {...input.audit, targets: [...input.audit.targets]}}),
    undoable: (input) => read.undoable(input),
  }
}
