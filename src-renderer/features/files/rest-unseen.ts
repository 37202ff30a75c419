import {isSeen, type Pane, perPane, usePanes} from '../../core/pane.ts'
import {useFiles} from './files-state.ts'
import {refreshFiles, reopenFiles, restFiles} from './files-view.ts'

/** Who goes back and forth between tabs finds them as they were; a core need not hold for ever what nobody looks at. */
const REST_AFTER_MS = 20_000

interface Patience {
  rest?: ReturnType<typeof setTimeout> | undefined
}
const patienceOf = perPane(
  (): Patience => ({}),
  ({rest}) => clearTimeout(rest),
)

/** Lets the rows of panes that nobody sees rest after a while, and brings them up to date when they are seen again. Called once. */
export function restUnseen(): void {
  usePanes.subscribe(({visible}, {visible: before}) => {
    if (visible === before) return
    for (const pane of before) if (!visible.includes(pane)) restLater(pane)
    for (const pane of visible) if (!before.includes(pane)) wake(pane)
  })
}

function restLater(pane: Pane): void {
  const patience = patienceOf(pane)
  clearTimeout(patience.rest)
  patience.rest = setTimeout(() => {
    if (!isSeen(pane)) restFiles(pane)
  }, REST_AFTER_MS)
}

function wake(pane: Pane): void {
  clearTimeout(patienceOf(pane).rest)
  const {asleep, phase} = useFiles.getState(pane)
  if (asleep || phase === 'failed') reopenFiles(pane)
  else void refreshFiles(pane)
}
