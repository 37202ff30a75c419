import {contentsOf, differences, type Tree} from './tree-state.ts'

/** What must hold around one act; every answer is a list of what is wrong. It knows nothing of how the product works. */
export interface ActChecks {
  /** At any instant: each path has its old or its new content, and no content is gone. */
  instant(now: Tree): readonly string[]
  /** After recovery: wholly done, or not done at all, and nothing beside. */
  ended(now: Tree, isDone: boolean): readonly string[]
  /** Wholly done, wherever the old versions were kept; where it was told that a disk refused attributes, files may have others. */
  done(now: Tree, isLost: boolean): readonly string[]
  /** After something failed: each path as before or as after, no content gone, nothing private. */
  partly(now: Tree): readonly string[]
}

export interface Span {
  readonly before: Tree
  readonly after: Tree
  readonly destroys?: readonly string[] | undefined
}

export function checksOf({before, after, destroys = []}: Span): ActChecks {
  const precious = [...contentsOf(before)].filter((key) => !destroys.includes(key))
  const lost = (now: Tree): readonly string[] => {
    const held = contentsOf(now)
    return precious.filter((key) => !held.has(key)).map((key) => `lost: ${key}`)
  }
  const odd = (now: Tree): readonly string[] =>
    [...new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(now)])]
      .filter((path) => !isPrivate(path) && !agrees(now[path], before[path]) && !agrees(now[path], after[path]))
      .filter((path) => !isBeside(path, now[path], precious))
      .map((path) => `${path} is neither old nor new: ${now[path] ?? 'nothing'}`)
  return {
    instant: (now) => [...lost(now), ...odd(now).filter((text) => !isPassing(text))],
    ended: (now, isDone) => [...lost(now), ...differences(now, isDone ? after : before)],
    done: (now, isLost) => [...lost(now), ...differences(plain(now, isLost), plain(after, isLost)), ...leftOver(now)],
    partly: (now) => [...lost(now), ...odd(now).filter((text) => !isPassing(text)), ...leftOver(now)],
  }
}

function plain(tree: Tree, isLost: boolean): Tree {
  const seen = Object.entries(tree).filter(([path]) => !path.includes('/.onefold-versions'))
  return Object.fromEntries(seen.map(([path, what]) => [path, isLost ? what.replace(OTHERS, '') : what]))
}
const OTHERS = / with other attributes$/

/** Names and attributes may be on their way while an act runs: folders get theirs last, and a file has two names for an instant. */
function agrees(now: string | undefined, wanted: string | undefined): boolean {
  return withoutNames(now) === withoutNames(wanted)
}
const withoutNames = (what: string | undefined): string | undefined => what?.replace(OTHERS, '').replace(/ x\d+$/, '')

const isPrivate = (path: string): boolean => path.includes('/.onefold-')
/** What could neither go on nor go home stands beside, in sight. */
const isBeside = (path: string, what: string | undefined, precious: readonly string[]): boolean =>
  / \(\d+\)$/.test(path) && what !== undefined && precious.includes(withoutNames(what)!)
/** In a chain or a ring of renames a name is free until the next thing takes it, and stays free where that could not come. */
const isPassing = (text: string): boolean => text.endsWith(' nothing') && /^a\/\d /.test(text)

function leftOver(now: Tree): readonly string[] {
  const versions = Object.keys(now).filter((path) => path.includes('/.onefold-versions/*/'))
  return Object.keys(now)
    .filter((path) => isPrivate(path) && !versions.some((kept) => kept === path || kept.startsWith(`${path}/`)))
    .map((path) => `left over: ${path}`)
}
