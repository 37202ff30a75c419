import type {ErrorCode} from '../../../src-main/contract/errors.ts'
import type {CoreEvent} from '../../../src-main/contract/events.ts'
import {onEvent} from '../../core/events.ts'
import {useSession} from '../../core/session.ts'
import {refreshFiles, reopenFiles, type Rows, useFiles} from './files-view.ts'
import {followEntries, resetSelection} from './selection-store.ts'

const INDEXED_EVERY_MS = 500
// A folder that is not indexed is read from its disk again: seldom enough not to be felt there.
const UNINDEXED_EVERY_MS = 2_000

let due: ReturnType<typeof setTimeout> | undefined
let last = -Infinity
/** How far the index has gone on, as was told. */
let told = 0

/** Keeps what is shown in step with the index, at most twice a second and only while somebody can see it. Called once. */
export function followIndex(): void {
  const types: readonly CoreEvent['type'][] = ['index.advanced', 'location.changed', 'location.removed', 'volume.changed']
  onEvent('index.advanced', ({seq}) => (told = seq))
  for (const type of types) onEvent(type, () => refreshSoon(type))
  document.addEventListener('visibilitychange', () => refreshSoon('index.advanced'))
  useSession.subscribe((now, before) => {
    if (now.round === before.round) return
    told = 0
    if (before.round > 0) reopenFiles()
  })
  useFiles.subscribe((now, before) => {
    // What was told while they were on their way.
    if (now.rows && now.rows.view !== before.rows?.view && now.rows.seq < told) refreshSoon('index.advanced')
    if (now.opened !== before.opened && !isSameSource(now.rows, before.rows)) resetSelection()
    // A core that went away in the middle is told of by its session.
    else if (now.rows && (now.rows.seq !== before.rows?.seq || now.rows.view !== before.rows.view)) followEntries().catch(() => undefined)
  })
}

// Another order of the same rows keeps what is chosen.
function isSameSource(one: Rows | undefined, other: Rows | undefined): boolean {
  return one !== undefined && other !== undefined && JSON.stringify(one.wish.source) === JSON.stringify(other.wish.source)
}

function refreshSoon(type: CoreEvent['type']): void {
  const {rows, failure} = useFiles.getState()
  if (document.hidden || !(rows ?? (failure && mayComeBack.has(failure.code)))) return
  const unindexed = rows?.folder !== undefined && !rows.folder.indexed
  if (unindexed && type === 'index.advanced') return
  const wait = last + (unindexed || !rows ? UNINDEXED_EVERY_MS : INDEXED_EVERY_MS) - performance.now()
  due ??= setTimeout(
    () => {
      due = undefined
      last = performance.now()
      if (useFiles.getState().rows) void refreshFiles()
      else reopenFiles()
    },
    Math.max(0, wait),
  )
}

/** Why a folder cannot be shown that may be there in a moment, by itself. */
const mayComeBack: ReadonlySet<ErrorCode> = new Set(['PathNotFound', 'NotFound', 'Offline'])
