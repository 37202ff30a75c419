import type {Step, StepResult} from '../../domain/act/step.ts'
import type {ActJournal, ActOutcome, ActRow, AuditEntry, PartRow} from '../../runtime/act-types.ts'

/** The journal of one act, in memory: what a job of it asks of the real one. */
export interface MemoryJournal extends ActJournal {
  readonly rows: {no: number; steps: readonly Step[]; state: PartRow['state']; results?: readonly StepResult[]}[]
  /** One for each commit, as `end 0, begin 1`. */
  readonly commits: string[]
  ended: {readonly outcome: ActOutcome; readonly undo: 'none' | 'open'; readonly audit: AuditEntry} | undefined
}

export function memoryJournal(act: Pick<ActRow, 'id' | 'action' | 'title'>, parts: readonly (readonly Step[])[]): MemoryJournal {
  const rows: MemoryJournal['rows'] = parts.map((steps, no) => ({no, steps, state: 'pending'}))
  const commits: string[] = []
  const never = (): Promise<never> => Promise.reject(new Error('No job asks this.'))
  const journal: MemoryJournal = {
    rows,
    commits,
    ended: undefined,
    draftAct: never,
    addParts: never,
    acceptAct: never,
    dropDraft: never,
    undoable: never,
    standing: never,
    act: () =>
      Promise.resolve({
        ...act,
        request: {},
        hash: 'hash',
        actor: 'user',
        status: journal.ended ? 'ended' : 'ready',
        outcome: journal.ended?.outcome,
        createdAt: 0,
        undo: 'none',
      }),
    parts: ({from, count}) => Promise.resolve(structuredClone(rows.slice(from, from + count))),
    turnParts({ended, begun}) {
      commits.push([...ended.map(({no}) => `end ${no}`), ...begun.map((no) => `begin ${no}`)].join(', '))
      for (const {no, results} of ended) Object.assign(rows[no]!, {state: 'done', results: structuredClone(results)})
      for (const no of begun) rows[no]!.state = 'running'
      return Promise.resolve()
    },
    endAct({outcome, undo, audit}) {
      commits.push(`end ${outcome}`)
      journal.ended = {outcome, undo, audit}
      return Promise.resolve()
    },
  }
  return journal
}
