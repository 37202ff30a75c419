import {isPassing} from '../../domain/act/private-names.ts'
import {bytesKey, spotKey} from '../../domain/act/spot-path.ts'
import {FILE, type Facts, type Spot} from '../../domain/act/spot.ts'
import type {Part, Step, StepResult} from '../../domain/act/step.ts'

/** A part that was carried out; without results where it was put down before its end. */
export interface DonePart {
  readonly part: Part
  readonly results: readonly StepResult[] | undefined
}

export interface TouchedFolder {
  readonly path: Uint8Array
  readonly names: Map<string, Uint8Array>
  /** Something of it went otherwise than planned. */
  doubtful: boolean
}

/** A thing that got another name on the same volume. */
export interface TouchedMove {
  readonly from: Spot
  readonly to: Spot
  readonly seen: Facts
  /** It went into a version store, where no tree of the index holds it; it may come out again in the same act. */
  readonly aside?: boolean | undefined
}

/** A file whose bytes were hashed while it was made. */
export interface TouchedCopy {
  readonly from: Spot
  readonly to: Spot
  readonly seen: Facts
  readonly made: Facts
  readonly hash: Uint8Array
}

/** All that some parts of an act may have changed: the disk tells what became of it. */
export interface Touched {
  readonly folders: ReadonlyMap<string, TouchedFolder>
  readonly moves: readonly TouchedMove[]
  readonly copies: readonly TouchedCopy[]
  /** Files of several names, whose other names have other facts now; by one of their folders. */
  readonly linked: readonly {readonly folder: Uint8Array; readonly inode: bigint}[]
}

/** Gathers what steps were about. */
export function touchedBy(done: readonly DonePart[]): Touched {
  const gathered: Gathered = {folders: new Map(), moves: [], copies: new Map(), linked: []}
  for (const {part, results} of done) for (const [at, step] of part.steps.entries()) gather(gathered, step, results?.[at])
  return {...gathered, copies: [...gathered.copies.values()]}
}

interface Gathered {
  readonly folders: Map<string, TouchedFolder>
  readonly moves: TouchedMove[]
  /** By the keys of what was made. */
  readonly copies: Map<string, TouchedCopy>
  readonly linked: {folder: Uint8Array; inode: bigint}[]
}

function gather(gathered: Gathered, step: Step, result: StepResult | undefined): void {
  const {moves, copies, linked} = gathered
  gatherNames(gathered, step, result)
  if (step.kind === 'move' || step.kind === 'restore') moves.push(step)
  if (step.kind === 'swap-version') moves.push({from: step.to, to: step.from, seen: step.existing, aside: true})
  const copy = copyOf(step, {result, copies})
  if (copy) copies.set(spotKey(copy.to), copy)
  const files = factsOf(step).filter(({kind, nlink}) => nlink > 1 && kind === FILE)
  linked.push(...files.map(({inode}) => ({folder: linkFolder(step), inode})))
}

function gatherNames({folders}: Gathered, step: Step, result: StepResult | undefined): void {
  const folderOf = (path: Uint8Array): TouchedFolder => {
    const key = bytesKey(path)
    const folder = folders.get(key) ?? {path, names: new Map<string, Uint8Array>(), doubtful: false}
    folders.set(key, folder)
    return folder
  }
  for (const spot of spotsOf(step)) {
    const folder = folderOf(spot.folder)
    if (!isPassing(spot)) folder.names.set(bytesKey(spot.name), spot.name)
    folder.doubtful ||= result?.error !== undefined
  }
  if (result?.error && 'from' in step) folderOf(step.from.folder).doubtful = true
  if (result?.version) folderOf(result.version.folder)
}

function spotsOf(step: Step): readonly Spot[] {
  if (step.kind === 'nothing') return []
  return [...('from' in step && !staysAsItIs(step) ? [step.from] : []), ...('to' in step ? [step.to] : [])]
}

/** What is copied is only read. */
function staysAsItIs(step: Step): boolean {
  return step.kind === 'settle-folder' || ('removeSource' in step && !step.removeSource)
}

interface Copying {
  readonly result: StepResult | undefined
  readonly copies: ReadonlyMap<string, TouchedCopy>
}

function copyOf(step: Step, {result, copies}: Copying): TouchedCopy | undefined {
  if (!result?.made || result.error) return undefined
  const {made} = result
  if (step.kind === 'copy-file') return result.hash && {...step, made, hash: result.hash}
  const first = step.kind === 'join' ? copies.get(spotKey(step.first)) : undefined
  return first && step.kind === 'join' ? {...step, made, hash: first.hash} : undefined
}

const factsOf = (step: Step): readonly Facts[] => [
  ...('seen' in step && !staysAsItIs(step) ? [step.seen] : []),
  ...('existing' in step && step.existing ? [step.existing] : []),
]

const linkFolder = (step: Step): Uint8Array => ('from' in step ? step.from.folder : 'to' in step ? step.to.folder : new Uint8Array(0))
