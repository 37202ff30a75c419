import {create} from 'zustand'
import type {AuditRow} from '../../../src-main/contract/audit.ts'
import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {createLive} from '../../core/live.ts'

const ROWS = 100
interface Page {
  readonly rows: readonly AuditRow[]
  readonly cursor?: string | undefined
}
const nothing: Page = {rows: []}

/** The newest acts; asked again when a job ended, for that may have been one. */
export const useHistory = createLive({
  initial: nothing,
  fetch: async (): Promise<Page> => {
    useOlder.setState({rows: [], cursor: undefined, begun: false})
    return core.audit.list({limit: ROWS})
  },
  events: ['job.changed'],
  whileShown: true,
})

/** What was asked for beyond the newest. */
export const useOlder = create<Page & {readonly begun: boolean}>(() => ({rows: [], begun: false}))

export async function showOlder(): Promise<void> {
  const {rows, cursor, begun} = useOlder.getState()
  const from = begun ? cursor : useHistory.getState().value.cursor
  if (from === undefined) return
  const answer = await attempt(() => core.audit.list({limit: ROWS, cursor: from}))
  if (answer) useOlder.setState({rows: [...rows, ...answer.rows], cursor: answer.cursor, begun: true})
}
