import type {NotedAct} from '../../store/acts/note-act.ts'
import type {AuditRecord} from '../../store/acts/audit-log.ts'
import type {ActionScope} from '../scopes.ts'

interface Said {
  readonly action: string
  readonly title: string
  readonly request: unknown
  readonly targets: AuditRecord['targets']
}

/** How an act on rows of the library is kept, in the name of who asked for it. */
export function noteRowAct(
  {action, title, request, targets}: Said,
  {caller, clock, random}: Pick<ActionScope, 'caller' | 'clock' | 'random'>,
): NotedAct {
  return {id: random.uuid(), title, request, audit: {at: clock.now(), actor: `${caller.kind} ${caller.id}`, action, targets}}
}
