import {type Pane, createPaneStore} from '../../core/pane.ts'
import {useSelection} from './selection-store.ts'
import {useViewOptions} from './view-options.ts'

interface Folding {
  /** What was folded, and by what it was grouped there: elsewhere everything is unfolded. */
  readonly of: string
  readonly folded: ReadonlySet<string>
  /** The head that the keyboard stands on, as long as it has not moved on to a row. */
  readonly head?: {readonly key: string; readonly moves: number} | undefined
}

const useFolding = createPaneStore<Folding>(() => ({of: '', folded: nothing}))
const nothing: ReadonlySet<string> = new Set()

const ofPane = (pane: Pane): string => {
  const {of, group} = useViewOptions.getState(pane)
  return `${group} ${of}`
}

/** The keys of the groups whose rows are folded away. */
export function useFolded(): ReadonlySet<string> {
  const {of, folded} = useFolding()
  const here = useViewOptions((options) => `${options.group} ${options.of}`)
  return of === here ? folded : nothing
}

/** Folds a group away, or unfolds it. */
export function fold(key: string, folds: boolean, pane: Pane): void {
  const of = ofPane(pane)
  const before = useFolding.getState(pane)
  const folded = new Set(before.of === of ? before.folded : [])
  if (folds) folded.add(key)
  else folded.delete(key)
  useFolding.setState({of, folded}, pane)
}

/** The keyboard goes to the head of a group. */
export function standOnHead(key: string, pane: Pane): void {
  useFolding.setState({head: {key, moves: useSelection.getState(pane).moves}}, pane)
}

/** The group on whose head the keyboard of a pane stands. */
export function headUnderKeys(pane: Pane): string | undefined {
  const {head} = useFolding.getState(pane)
  return head?.moves === useSelection.getState(pane).moves ? head.key : undefined
}

/** The same, followed. */
export function useHeadUnderKeys(): string | undefined {
  const head = useFolding((state) => state.head)
  const moves = useSelection((state) => state.moves)
  return head?.moves === moves ? head.key : undefined
}
