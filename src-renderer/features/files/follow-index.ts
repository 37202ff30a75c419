import type {ErrorCode} from '../../../src-main/contract/errors.ts'
import type {CoreEvent} from '../../../src-main/contract/events.ts'
import {onEvent} from '../../core/events.ts'
import {isSeen, type Pane, perPane, seenPanes} from '../../core/pane.ts'
import {useSession} from '../../core/session.ts'
import {type FilesState, isSameSource, useFiles} from './files-state.ts'
import {refreshFiles, reopenFiles} from './files-view.ts'
import {restUnseen} from './rest-unseen.ts'
import {followEntries, resetSelection} from './selection-store.ts'

const INDEXED_EVERY_MS = 500
// A folder that is not indexed is read from its disk again: seldom enough not to be felt there.
const UNINDEXED_EVERY_MS = 2_000

interface Beat {
  due?: ReturnType<typeof setTimeout> | undefined
  last: number
}
const beatOf = perPane(
  (): Beat => ({last: -Infinity}),
  ({due}) => clearTimeout(due),
)
/** How far the index has gone on, as was told. */
let told = 0

/** Keeps what is shown in step with the index, at most twice a second and only while somebody can see it. Called once. */
export function followIndex(): void {
  restUnseen()
  const types: readonly CoreEvent['type'][] = ['index.advanced', 'location.changed', 'location.removed', 'volume.changed']
  onEvent('index.advanced', ({seq}) => (told = seq))
  for (const type of types) onEvent(type, () => allSoon(type))
  document.addEventListener('visibilitychange', () => allSoon('index.advanced'))
  useSession.subscribe((now, before) => {
    if (now.round === before.round) return
    told = 0
    if (before.round > 0) for (const pane of seenPanes()) reopenFiles(pane)
  })
  useFiles.subscribe((now, before, pane) => {
    // What was told while they were on their way.
    if (now.rows && now.rows.view !== before.rows?.view && now.rows.seq < told) refreshSoon('index.advanced', pane)
    if (hasOther(now, before)) resetSelection(pane)
    // A core that went away in the middle is told of by its session.
    else if (now.rows && (now.rows.seq !== before.rows?.seq || now.rows.view !== before.rows.view))
      followEntries(pane).catch(() => undefined)
  })
}

const hasOther = (now: FilesState, before: FilesState): boolean =>
  now.opened !== before.opened && !isSameSource(now.rows?.wish, before.rows?.wish)

function allSoon(type: CoreEvent['type']): void {
  for (const pane of seenPanes()) refreshSoon(type, pane)
}

function refreshSoon(type: CoreEvent['type'], pane: Pane): void {
  const {rows, failure} = useFiles.getState(pane)
  if (document.hidden || !(rows ?? (failure && mayComeBack.has(failure.code)))) return
  const unindexed = rows?.folder !== undefined && !rows.folder.indexed
  if (unindexed && type === 'index.advanced') return
  const beat = beatOf(pane)
  const wait = beat.last + (unindexed || !rows ? UNINDEXED_EVERY_MS : INDEXED_EVERY_MS) - performance.now()
  beat.due ??= setTimeout(
    () => {
      beat.due = undefined
      beat.last = performance.now()
      // What went out of sight meanwhile is brought up to date when it is seen again.
      if (!isSeen(pane)) return
      if (useFiles.getState(pane).rows) void refreshFiles(pane)
      else reopenFiles(pane)
    },
    Math.max(0, wait),
  )
}

/** Why a folder cannot be shown that may be there in a moment, by itself. */
const mayComeBack: ReadonlySet<ErrorCode> = new Set(['PathNotFound', 'NotFound', 'Offline'])
