import type {PhaseMetrics, PhaseName} from '../../contract/job.ts'
import type {JobContext} from '../../runtime/job-types.ts'
import type {ScanState} from '../../store/scan/scan-types.ts'

/** The figures of one index run while it goes on; every checkpoint writes them with the rows that they count. */
export interface RunState {
  state(): ScanState
  /** Takes over what a transaction wrote, or adds to the counts. */
  set(change: Partial<ScanState>): void
  phase(name: PhaseName, change: Partial<PhaseMetrics>): void
  ended(name: PhaseName): boolean
  /** Shows the figures as the job's metrics. */
  show(): void
}

export function openRunState(first: ScanState, context: JobContext): RunState {
  let state = first
  const show = (): void => {
    const {firstId: _id, firstSeq: _seq, ...metrics} = state
    context.metrics(metrics)
  }
  return {
    state: () => state,
    set: (change) => {
      state = {...state, ...change}
    },
    phase: (name, change) => {
      state = {...state, phases: {...state.phases, [name]: {...state.phases[name], ...change}}}
    },
    ended: (name) => ['done', 'skipped'].includes(state.phases[name].status),
    show,
  }
}
