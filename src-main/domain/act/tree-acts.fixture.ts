import {encodeUtf8, decodeUtf8} from '../utf8.ts'
import {sameBytes, sameFacts, sameThing, DIR, FILE, LINK, type Facts, type Spot} from './spot.ts'
import {shownSpot} from './spot-path.ts'
import type {CopyFileStep, CopyLinkStep, Step, StepResult} from './step.ts'
import {factsOf, type Node, type TreeFake} from './tree-fake.fixture.ts'

/** What steps mean, done on a tree in memory one after the other; whatever a step expects and does not find is an error of the plan. */
export function treeActs(tree: TreeFake) {
  let versions = 0

  const found = (spot: Spot, seen: Facts, touched: boolean | undefined): Node => {
    const node = tree.node(spot)
    if (!node) throw new Error(`nothing stands at ${shownSpot(spot)}`)
    const same = !touched ? sameFacts : node.kind === DIR ? sameThing : sameBytes
    if (!same(seen, factsOf(node))) throw new Error(`${shownSpot(spot)} is not what was seen`)
    return node
  }
  const put = (spot: Spot, node: Node): void => {
    const {folder, key} = tree.place(spot)
    if (folder.children.has(key)) throw new Error(`something stands at ${shownSpot(spot)}`)
    if (folder.device !== node.device) throw new Error(`${shownSpot(spot)} is on another volume`)
    folder.children.set(key, {name: spot.name, node})
    folder.mtimeNs = folder.ctimeNs = node.ctimeNs = tree.now()
  }
  const take = (spot: Spot): Node => {
    const {folder, key} = tree.place(spot)
    const child = folder.children.get(key)
    if (!child) throw new Error(`nothing stands at ${shownSpot(spot)}`)
    folder.children.delete(key)
    folder.mtimeNs = folder.ctimeNs = child.node.ctimeNs = tree.now()
    return child.node
  }
  const unlink = (spot: Spot): void => {
    const node = take(spot)
    node.nlink--
    if (node.children.size > 0) throw new Error(`${shownSpot(spot)} is not empty`)
  }
  /** The store lies on the volume of what it keeps. */
  const versionSpot = (near: Spot): Spot => {
    const {folder} = tree.place(near)
    const top = folder.device === '1' ? '/' : `/${folder.device}`
    const store: Spot = {folder: encodeUtf8(top), name: encodeUtf8('.onefold-versions')}
    if (!tree.node(store)) put(store, tree.make(DIR, folder.device))
    return {folder: encodeUtf8(top === '/' ? '/.onefold-versions' : `${top}/.onefold-versions`), name: encodeUtf8(String(++versions))}
  }
  const bring = (
    step: {to: Spot; existing?: Facts | undefined; keptBoth?: boolean | undefined; touched?: boolean | undefined},
    node: Node,
  ): StepResult => {
    const {to, existing} = step
    let version: Spot | undefined
    if (existing) {
      found(to, existing, step.touched)
      version = versionSpot(to)
      put(version, take(to))
    }
    put(to, node)
    return {outcome: existing ? 'replaced' : step.keptBoth ? 'kept-both' : 'done', made: factsOf(node), version}
  }
  const copyOf = (source: Node, to: Spot, text: string): Node =>
    tree.make(source.kind, tree.place(to).folder.device, {text, mode: source.mode, mtimeNs: source.mtimeNs})

  const copy = (step: CopyFileStep | CopyLinkStep): StepResult => {
    const source = found(step.from, step.seen, step.touched)
    if (source.kind !== (step.kind === 'copy-file' ? FILE : LINK)) throw new Error('the wrong kind')
    const text = step.kind === 'copy-file' ? source.text : decodeUtf8(step.target)!
    const result = bring(step, copyOf(source, step.to, text))
    if (step.removeSource) unlink(step.from)
    return result
  }
  const fresh = (kind: number, to: Spot, more: Partial<Node>): Node => tree.make(kind, tree.place(to).folder.device, more)

  const acts: {readonly [K in Step['kind']]: (step: Extract<Step, {kind: K}>) => StepResult} = {
    'make-folder': (step) => {
      const there = tree.node(step.to)
      return there?.kind === DIR ? {outcome: 'done', made: factsOf(there)} : bring(step, fresh(DIR, step.to, {mode: step.mode}))
    },
    'settle-folder': (step) => {
      found(step.from, step.seen, step.touched)
      const folder = tree.node(step.to)!
      Object.assign(folder, {mode: step.seen.mode, mtimeNs: step.seen.mtimeNs, ctimeNs: tree.now()})
      return {outcome: 'done', made: factsOf(folder)}
    },
    'copy-file': copy,
    'copy-link': copy,
    join: (step) => {
      found(step.from, step.seen, step.touched)
      const first = tree.node(step.first)!
      first.nlink++
      const result = bring(step, first)
      if (step.removeSource) unlink(step.from)
      return result
    },
    move: (step) => {
      found(step.from, step.seen, step.touched)
      return bring(step, take(step.from))
    },
    remove: (step) => {
      const node = found(step.from, step.seen, step.touched)
      // A folder that is not empty stays.
      if (node.children.size > 0) return {outcome: 'skipped'}
      unlink(step.from)
      return {outcome: 'done'}
    },
    trash: (step) => {
      found(step.from, step.seen, step.touched)
      put(step.infoAt, fresh(FILE, step.infoAt, {text: decodeUtf8(step.info)!}))
      return bring({to: step.to}, take(step.from))
    },
    restore: (step) => {
      found(step.from, step.seen, step.touched)
      const result = bring(step, take(step.from))
      unlink(step.infoAt)
      return result
    },
    'new-link': (step) => bring(step, fresh(LINK, step.to, {text: decodeUtf8(step.target)!})),
    'new-file': (step) => bring(step, fresh(FILE, step.to, {text: decodeUtf8(step.content)!, mode: step.mode})),
    pack: (step) => bring(step, fresh(FILE, step.to, {text: `${step.format} of ${step.count}`})),
    'new-hard-link': (step) => {
      const node = found(step.from, step.seen, step.touched)
      node.nlink++
      return bring(step, node)
    },
    'swap-version': (step) => {
      found(step.from, step.seen, step.touched)
      found(step.to, step.existing, step.touched)
      const [old, now] = [take(step.from), take(step.to)]
      put(step.to, old)
      put(step.from, now)
      return {outcome: 'replaced', made: factsOf(old), version: step.from}
    },
    nothing: () => ({outcome: 'skipped'}),
  }
  const run = (step: Step): StepResult => (acts[step.kind] as (step: Step) => StepResult)(step)
  return {run, runAll: (steps: readonly Step[]) => steps.map(run)}
}

/** All texts of files that some name still reaches, with those of the version store and the trash. */
export function reachable(node: Node): ReadonlySet<string> {
  if (node.kind === FILE) return new Set([node.text])
  return new Set([...node.children.values()].flatMap((child) => [...reachable(child.node)]))
}
