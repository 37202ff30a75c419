import {CoreError} from '../../contract/errors.ts'
import {compareBytes, isWithin, splitPath} from '../byte-path.ts'
import {displayName} from '../display-path.ts'
import {encodeUtf8} from '../utf8.ts'
import type {LookDisk} from './look-disk.ts'
import {nameKey} from './name-case.ts'
import {shownSpot, spotPath} from './spot-path.ts'
import {DIR, FILE, LINK, SPECIAL, type Facts, type Spot} from './spot.ts'
import type {Step} from './step.ts'
import type {TrashWays} from './trash-rooms.ts'
import type {Abilities} from './work-disk.ts'

/** A file is its text; the other kinds are drawn by `link`, `special`, `named`, `mount` and `locked`. */
export type Drawn = string | Sign | {readonly [name: string]: Drawn}
interface Sign {
  readonly sign: 'link' | 'special' | 'named' | 'mount' | 'locked'
  readonly text?: string
  readonly inside?: Drawn
  readonly abilities?: Partial<Abilities>
}
export const link = (text: string): Sign => ({sign: 'link', text})
export const special: Sign = {sign: 'special'}
/** All with one key are names of one inode; the first gives the content. */
export const named = (text: string, inside = text): Sign => ({sign: 'named', text, inside})
export const mount = (device: string, inside: Drawn, abilities: Partial<Abilities> = {}): Sign => ({
  sign: 'mount',
  text: device,
  inside,
  abilities,
})
/** A folder that cannot be listed. */
export const locked = (inside: Drawn = {}): Sign => ({sign: 'locked', inside})

export interface Node {
  readonly kind: number
  readonly inode: bigint
  readonly device: string
  readonly birthNs: bigint
  /** Of a file, or where a link points. */
  text: string
  mode: number
  nlink: number
  mtimeNs: bigint
  ctimeNs: bigint
  readonly children: Map<string, Child>
  readonly locked: boolean
}
export interface Child {
  readonly name: Uint8Array
  readonly node: Node
}

export interface TreeFake {
  readonly disk: LookDisk
  readonly root: Node
  node(spot: Spot): Node | undefined
  /** The children of the folder of a spot, and the key of its name there. */
  place(spot: Spot): {readonly folder: Node; readonly key: string}
  make(kind: number, device: string, more?: Partial<Node>): Node
  now(): bigint
  draw(): Drawn
}

const ordinary: Omit<Abilities, 'device'> = {
  noReplace: true,
  exchange: true,
  hardLinks: true,
  symbolicLinks: true,
  owners: true,
  readOnly: false,
  nameBytes: 255,
  fileBytes: 2 ** 50,
  names: 'any',
  caseSensitive: true,
  freeBytes: 1e12,
  totalBytes: 1e13,
}

/** A tree in memory with the facts that a disk tells, for planners to look at. */
export function treeFake(drawn: Drawn, abilities: Partial<Abilities> = {}): TreeFake {
  let clock = 1_000n
  let inodes = 1n
  const volumes = new Map<string, Abilities>([['1', {...ordinary, ...abilities, device: '1'}]])
  const shared = new Map<string, Node>()

  const make = (kind: number, device: string, more: Partial<Node> = {}): Node => {
    const at = ++clock
    const mode = kind === DIR ? 0o755 : 0o644
    return {
      kind,
      device,
      inode: inodes++,
      birthNs: at,
      text: '',
      mode,
      nlink: 1,
      mtimeNs: at,
      ctimeNs: at,
      children: new Map(),
      locked: false,
      ...more,
    }
  }
  const build = (what: Drawn, device: string): Node => {
    if (typeof what === 'string') return make(FILE, device, {text: what})
    if (!isSign(what)) return fill(make(DIR, device), what)
    if (what.sign === 'link') return make(LINK, device, {text: what.text!})
    if (what.sign === 'special') return make(SPECIAL, device)
    if (what.sign === 'locked') return fill(make(DIR, device, {locked: true}), what.inside as {[name: string]: Drawn})
    if (what.sign === 'mount') {
      volumes.set(what.text!, {...ordinary, ...what.abilities, device: what.text!})
      return fill(make(DIR, what.text!), what.inside as {[name: string]: Drawn})
    }
    const known = shared.get(what.text!)
    if (known) known.nlink++
    const node = known ?? make(FILE, device, {text: what.inside as string})
    shared.set(what.text!, node)
    return node
  }
  const fill = (node: Node, inside: {readonly [name: string]: Drawn}): Node => {
    for (const [text, what] of Object.entries(inside)) {
      const name = encodeUtf8(text)
      node.children.set(keyIn(node, name), {name, node: build(what, node.device)})
    }
    return node
  }
  const keyIn = (folder: Node, name: Uint8Array) => nameKey(name, volumes.get(folder.device)!)
  const root = build(drawn, '1')
  const find = (path: Uint8Array): Node | undefined => {
    let node: Node | undefined = root
    for (const name of splitPath(path)) node = node?.kind === DIR ? node.children.get(keyIn(node, name))?.node : undefined
    return node
  }
  const folderAt = (path: Uint8Array): Node => {
    const node = find(path)
    if (node?.kind === DIR) return node
    throw new CoreError({code: node ? 'NotAFolder' : 'PathNotFound', message: `There is no folder at ${displayName(path).text}.`})
  }
  const node = (spot: Spot) => find(spotPath(spot))
  const disk: LookDisk = {
    facts: (spot) => {
      const found = node(spot)
      return found && factsOf(found)
    },
    list: (path) => {
      const folder = folderAt(path)
      if (folder.locked) throw new CoreError({code: 'PermissionDenied', message: `${displayName(path).text} cannot be read.`})
      return [...folder.children.values()]
        .map((child) => ({name: child.name, facts: factsOf(child.node)}))
        .sort((a, b) => compareBytes(a.name, b.name))
    },
    linkTarget: (spot) => encodeUtf8(node(spot)!.text),
    abilities: (path) => volumes.get(folderAt(path).device)!,
    sameContent: (a, b) => node(a)!.text === node(b)!.text,
  }
  const place = (spot: Spot) => {
    const folder = folderAt(spot.folder)
    return {folder, key: keyIn(folder, spot.name)}
  }
  return {disk, root, node, place, make, now: () => ++clock, draw: () => draw(root)}
}

export function factsOf({kind, text, mode, nlink, device, inode, mtimeNs, ctimeNs, birthNs}: Node): Facts {
  return {kind, size: text.length, mode, nlink, owner: 0, group: 0, device, inode, mtimeNs, ctimeNs, birthNs}
}

const HIDDEN = new Set(['.onefold-versions', '.Trash'])

/** The tree as it was drawn, with names of one inode as files of their own, and without what version store and trash hold. */
export function draw(node: Node): Drawn {
  if (node.kind === FILE) return node.text
  if (node.kind === LINK) return link(node.text)
  if (node.kind === SPECIAL) return special
  const shown = [...node.children.values()].filter(({name}) => !HIDDEN.has(displayName(name).text))
  return Object.fromEntries(
    shown.map((child) => [displayName(child.name).text, draw(child.node)]).sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1)),
  )
}

export function isSign(what: Drawn): what is Sign {
  return typeof what === 'object' && 'sign' in what
}

/** The spot of a path that is text. */
export function at(path: string): Spot {
  const slash = path.lastIndexOf('/')
  return {folder: encodeUtf8(path.slice(0, slash) || '/'), name: encodeUtf8(path.slice(slash + 1))}
}

export const asked = (path: string) => ({spot: at(path), shown: path})

/** Runs a planner to its end. */
export function planned<S>(run: Generator<Step, S>): {readonly steps: readonly Step[]; readonly summary: S} {
  const steps: Step[] = []
  for (let next = run.next(); ; next = run.next()) {
    if (next.done) return {steps, summary: next.value}
    steps.push(next.value)
  }
}

/** Each step in a line. */
export function told(steps: readonly Step[]): readonly string[] {
  return steps.map((step) => {
    const from = 'from' in step ? ` ${shownSpot(step.from)}` : ''
    const to = 'to' in step ? ` ${shownSpot(step.to)}` : ''
    const more = 'existing' in step && step.existing ? ' replacing' : 'why' in step ? ` ${step.why}` : ''
    return `${step.kind}${from}${to}${more}${'removeSource' in step && step.removeSource ? ' away' : ''}`
  })
}

/** A trash at the top of each volume; what is mounted at `/d` is one. */
export const trashWays: TrashWays = {
  trashFor: (spot) => {
    const top = isWithin(spot.folder, encodeUtf8('/d')) ? '/d' : ''
    return {files: encodeUtf8(`${top}/.Trash/files`), info: encodeUtf8(`${top}/.Trash/info`)}
  },
  infoFor: (spot) => encodeUtf8(`Path=${shownSpot(spot)}`),
}
