import type {MemoryWorkDisk} from '../../host/fakes/memory-work-disk.ts'
import type {Spot} from '../../domain/act/spot.ts'
import type {Step} from '../../domain/act/step.ts'
import type {ActScenario} from './act-scenario.ts'
import {drawn, type Played} from './play-act.ts'

export type Tree = ReadonlyMap<string, string>

/** What a scenario's disks must hold at any instant; every answer is a list of what is wrong. */
export interface ActChecks {
  /** All that was there and is not to be destroyed. */
  readonly contents: readonly string[]
  /** P1, P2: every path has its old or its new content, and every content that was there is somewhere. */
  instant(tree: Tree): readonly string[]
  /** After a recovery: exactly what shall be there, and nothing private. */
  end(disk: MemoryWorkDisk): readonly string[]
  /** The same, wherever the old versions are. */
  endUpToStore(disk: MemoryWorkDisk): readonly string[]
  /** P3: what the journal calls done is there. */
  done(tree: Tree, played: Played): readonly string[]
  /** The same, of the steps that it tells as done. */
  kept(tree: Tree, played: Played): readonly string[]
  /** No private name is left, save the old versions that the act tells of. */
  tidy(tree: Tree, played: Played): readonly string[]
}

export function checksOf(scenario: ActScenario): ActChecks {
  const {disk} = drawn(scenario)
  const before: Tree = disk.world.tree()
  const after: Tree = new Map(Object.entries(scenario.after))
  const contents = new Set(
    [...before.values()].filter((text) => text !== 'dir' && text !== '' && !text.startsWith('link ') && !scenario.destroys?.includes(text)),
  )
  const gaps = new Set(scenario.gaps)
  const instant = (tree: Tree): readonly string[] => {
    const held = new Set(tree.values())
    return [
      ...[...contents].filter((content) => !held.has(content)).map((content) => `lost: ${brief(content)}`),
      ...[...new Set([...before.keys(), ...after.keys(), ...tree.keys()])].flatMap((path) => {
        const now = tree.get(path)
        if (isPrivate(path) || scenario.passing?.includes(path) || now === before.get(path) || now === after.get(path)) return []
        if (now === undefined && gaps.has(path)) return []
        // What could neither go on nor go home stands beside.
        if (now !== undefined && contents.has(now) && / \(2\)$/.test(path)) return []
        return [`${path} is neither old nor new: ${brief(now)}`]
      }),
    ]
  }
  const tidy = (tree: Tree, {states}: Played): readonly string[] => {
    const versions = states.flatMap(({results}) => results.flatMap(({version}) => (version ? [pathOf(version)] : [])))
    const isStore = (path: string): boolean => versions.some((version) => version === path || version.startsWith(`${path}/`))
    return [...tree.keys()].filter((path) => isPrivate(path) && !isStore(path) && !before.has(path)).map((path) => `left: ${path}`)
  }
  return {
    contents: [...contents],
    instant,
    tidy,
    endUpToStore: (ended) => differences(withoutStore(ended.world.tree()), withoutStore(after)),
    end: (ended) => [...differences(ended.world.tree(), after), ...unlike(scenario, ended), ...open(ended)],
    done: (tree, played) => [...instant(tree), ...missing(tree, played, after)],
    kept: (tree, played) => missing(tree, played, after),
  }
}

function withoutStore(tree: Tree): Tree {
  return new Map([...tree].filter(([path]) => !path.includes('/.onefold-versions')))
}

function differences(tree: Tree, after: Tree): readonly string[] {
  return [...new Set([...tree.keys(), ...after.keys()])]
    .filter((path) => tree.get(path) !== after.get(path))
    .map((path) => `${path}: ${brief(tree.get(path))} instead of ${brief(after.get(path))}`)
}

function unlike({likenesses = {}, linked = []}: ActScenario, {world}: MemoryWorkDisk): readonly string[] {
  return [
    ...Object.entries(likenesses).flatMap(([path, wanted]) => {
      const now = world.has(path) ? attributesOf(world, path) : 'nothing'
      return now === wanted ? [] : [`${path} has ${now} instead of ${wanted}`]
    }),
    ...linked.flatMap((paths) =>
      new Set(paths.map((path) => world.has(path) && world.node(path).inode)).size > 1 ? [`no links: ${paths}`] : [],
    ),
  ]
}

export function attributesOf(world: MemoryWorkDisk['world'], path: string): string {
  const {mode, mtimeNs, xattrs} = world.node(path).attributes
  return `${(mode & 0o7777).toString(8)} ${mtimeNs} ${JSON.stringify([...xattrs])}`
}

/** Of parts that the journal calls done, all that no later part works on is as it shall be in the end. */
function missing(tree: Tree, {parts, states}: Played, after: Tree): readonly string[] {
  const isDone = (no: number, index: number): boolean => states[no]!.state === 'done' && !states[no]!.results[index]!.error
  const later = new Set(parts.flatMap((steps, no) => steps.filter((_, index) => !isDone(no, index)).flatMap((step) => pathsOf(step))))
  return parts.flatMap((steps, no) =>
    steps
      .filter((_, index) => isDone(no, index))
      .flatMap((step) => pathsOf(step))
      .filter((path) => !later.has(path) && tree.get(path) !== after.get(path))
      .map((path) => `told as done, but ${path} is ${brief(tree.get(path))} instead of ${brief(after.get(path))}`),
  )
}

/** All paths that a step works on. */
export function pathsOf(step: Step): readonly string[] {
  if (step.kind === 'nothing') return []
  const spots = [...('to' in step ? [step.to] : []), ...('from' in step ? [step.from] : []), ...('infoAt' in step ? [step.infoAt] : [])]
  return spots.map(pathOf)
}

const pathOf = ({folder, name}: Spot): string => `${text(folder) === '/' ? '' : text(folder)}/${text(name)}`

const open = ({openFiles}: MemoryWorkDisk): readonly string[] => (openFiles === 0 ? [] : [`${openFiles} files were left open`])
const isPrivate = (path: string): boolean => path.includes('/.onefold-')
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const brief = (content: string | undefined): string =>
  content === undefined ? 'nothing' : content.length > 40 ? `${content.slice(0, 20)}… (${content.length} bytes)` : content
