import {create} from 'zustand'
import type {Failure} from '../../../src-main/contract/errors.ts'
import type {SizeNode} from '../../../src-main/contract/sizes.ts'
import {core} from '../../core/client.ts'
import {failureOf} from '../../core/live.ts'
import {activePane, createPaneStore, perPane, type Pane} from '../../core/pane.ts'
import {remember} from '../../core/remember.ts'
import {orderOf, type SizeTree, sizeTree} from './size-tree.ts'

/** The ways to show sizes. */
export const looks = ['map', 'rings', 'table'] as const
export type Look = (typeof looks)[number]
export const isLook = (look: string): look is Look => looks.some((one) => one === look)

interface Sizes {
  /** What the nodes are of: a folder by path or id, a volume as `volume:ID`, or everything. */
  readonly of?: string | undefined
  readonly nodes: readonly SizeNode[]
  /** The same as a tree. */
  readonly tree?: SizeTree | undefined
  readonly known: boolean
  readonly failure?: Failure | undefined
}

/** What takes the space, as the core told a pane last. */
export const useSizes = createPaneStore<Sizes>(() => ({nodes: [], known: false}))

/** The part that is chosen in a pane. */
export function chosenPart(pane = activePane()): SizeNode | undefined {
  const {chosen} = useMarks.getState(pane)
  return chosen === undefined ? undefined : useSizes.getState(pane).tree?.find(({data}) => data.key === chosen)?.data.node
}

interface Marks {
  /** Keys of parts: what the pointer is over, and what was chosen. */
  readonly pointed?: string | undefined
  readonly chosen?: string | undefined
}

export const useMarks = createPaneStore<Marks>(() => ({}))

const LOOK = 'sizes-look'
export const useLook = create<{readonly look: Look}>(() => ({look: looks.find((look) => look === remember.read(LOOK)) ?? 'map'}))

export function setLook(look: Look): void {
  remember.write(LOOK, look)
  useLook.setState({look})
}

/** Smaller parts would hardly be seen: of a picture of a million pixels a square of seven. */
const LEAST_SHARE = 0.000_05
const DEPTH = {map: 6, rings: 5, table: 1} as const
const MOST = 4_000
const asking = perPane(() => ({generation: 0}))

/** Asks for the sizes of something; what was shown stands until the answer is here. What is twice comes a moment later, because it takes longer. */
export async function askSizes(of: string | undefined, look: Look, pane = activePane()): Promise<void> {
  const mine = ++asking(pane).generation
  const isLatest = (): boolean => mine === asking(pane).generation
  const before = useSizes.getState(pane)
  const isFresh = before.of !== of || !before.known
  const input = {...scopeOf(of), depth: DEPTH[look], share: look === 'table' ? 0 : LEAST_SHARE, most: look === 'table' ? MOST_ROWS : MOST}
  try {
    if (isFresh) {
      const {nodes} = await core.index.sizes(input)
      if (!isLatest()) return
      take(of, nodes, pane)
      useMarks.setState({pointed: undefined}, pane)
    }
    const {nodes} = await core.index.sizes({...input, duplicates: true})
    if (isLatest()) take(of, nodes, pane)
  } catch (error) {
    if (isLatest()) useSizes.setState({of, nodes: [], tree: undefined, known: true, failure: failureOf(error)}, pane)
  }
}

/** What was shown already keeps its place. */
function take(of: string | undefined, nodes: readonly SizeNode[], pane: Pane): void {
  const before = useSizes.getState(pane)
  const order = before.of === of && before.tree ? orderOf(before.tree) : undefined
  useSizes.setState({of, nodes, tree: sizeTree(nodes, order), known: true, failure: undefined}, pane)
}

/** Nobody holds thousands of parts that are not shown. */
export function forgetSizes(pane: Pane): void {
  asking(pane).generation++
  useSizes.setState({of: undefined, nodes: [], tree: undefined, known: false, failure: undefined}, pane)
}

const MOST_ROWS = 1_000
const VOLUME = 'volume:'

export const ofVolume = (id: string): string => VOLUME + id

function scopeOf(of: string | undefined): {path?: string; volume?: string} {
  if (of === undefined) return {}
  return of.startsWith(VOLUME) ? {volume: of.slice(VOLUME.length)} : {path: of}
}
