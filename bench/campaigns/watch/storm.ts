import {appendFileSync, chmodSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, unlinkSync, writeFileSync} from 'node:fs'
import type {Seeded} from '../seeded.ts'
import {depthOf, heightOf, isIn, type Node, newNode, pathOf, place, Pool, withBelow} from './storm-model.ts'

const FILES_A_FOLDER = 40
/** The product takes what replaced another file within 10 s of its birth for the same document; near that the clocks decide. */
const SURELY_YOUNG_MS = 8_000
/** All that is older was surely not made to take the place of another file. */
export const SURELY_OLD_MS = 13_000
const MOST_BELOW = 60
/** Folders that move anywhere make a thread of folders in the end, each in the one before, as no disk holds. */
const MOST_DEEP = 24

/** Changes trees at random, and knows what stands in them and which of it is which. */
export class Storm {
  readonly files = new Pool()
  readonly folders = new Pool()
  readonly #random: Seeded
  readonly #tops: readonly Node[]
  readonly #changes: readonly (readonly [weight: number, change: () => unknown])[] = [
    [20, () => this.#makeFile(this.#folder(), this.#fresh('made'))],
    [16, () => this.#touch(this.#file(), (path) => appendFileSync(path, 'more'))],
    [14, () => this.#rename(this.#file())],
    [14, () => this.#moveTo(this.#file(), this.#folder(), this.#fresh('moved'))],
    [10, () => this.#remove(this.#file())],
    [6, () => this.#swap(this.#file(), this.#file())],
    [6, () => this.#saveSafely(this.#file())],
    [3, () => this.#saveWithBackup(this.#file())],
    [3, () => this.#replace(this.#file(), this.#file())],
    [2, () => this.#links && this.#link(this.#file())],
    [2, () => this.#touch(this.#file(), (path) => chmodSync(path, this.#random.pick([0o600, 0o644, 0o640])))],
    [2, () => this.#makeFolder(this.#folder(), this.#fresh('folder'))],
    [1, () => this.#moveFolder()],
    [1, () => this.#removeFolder()],
  ]
  readonly #links: boolean
  #number = 0

  /** Makes the trees at these places. */
  constructor(
    roots: readonly string[],
    {random, entries, links}: {readonly random: Seeded; readonly entries: number; readonly links?: false},
  ) {
    this.#random = random
    this.#links = links ?? true
    this.#tops = roots.map((root) => this.#makeFolder(undefined, root))
    for (let made = 0; made < entries; made++) {
      if (made % FILES_A_FOLDER === 0) this.#makeFolder(this.#folder(), this.#fresh('folder'))
      this.#makeFile(this.#folder(), this.#fresh('file'))
    }
  }

  /** Does one change. */
  strike(): void {
    let at = this.#random.below(this.#changes.reduce((sum, [weight]) => sum + weight, 0))
    for (const [weight, change] of this.#changes) {
      if (at < weight) return void change()
      at -= weight
    }
  }

  /** Makes a file whose name nobody else has, and which goes with its folder alone; answers whether it is still there. */
  mark(name: string): () => boolean {
    const node = newNode('file', name, this.#folder())
    writeFileSync(pathOf(node), '')
    return () => existsSync(pathOf(node))
  }

  #fresh(word: string): string {
    return `${word} ${this.#number++}`
  }

  #file(): Node {
    return this.files.draw(this.#random.below)
  }

  #folder(): Node {
    return this.folders.draw(this.#random.below)
  }

  #lowerFolder(): Node {
    for (;;) {
      const folder = this.#folder()
      if (!this.#tops.includes(folder)) return folder
    }
  }

  #makeFolder(parent: Node | undefined, name: string): Node {
    const node = newNode('dir', name, parent)
    mkdirSync(pathOf(node), {recursive: true})
    this.folders.add(node)
    return node
  }

  #makeFile(parent: Node, name: string): void {
    const node = newNode('file', name, parent)
    writeFileSync(pathOf(node), `${this.#number} bytes`)
    this.files.add(node)
  }

  #remove(node: Node): void {
    rmSync(pathOf(node), {recursive: true})
    for (const one of withBelow(node)) (one.kind === 'dir' ? this.folders : this.files).remove(one)
    node.parent?.below.delete(node)
  }

  #moveTo(node: Node, parent: Node, name: string): void {
    const from = pathOf(node)
    place(node, parent, name)
    renameSync(from, pathOf(node))
    node.moved = true
    if (node.linked || node.saved) node.id = undefined
    node.deeds += ` moved to ${name}`
  }

  #touch(file: Node, change: (path: string) => void): void {
    change(pathOf(file))
    // When a file came over another one its change time tells, which is another one now: nobody can tell any more that it was young then.
    if (file.cameOver && Date.now() - file.bornAt >= SURELY_YOUNG_MS) file.id = undefined
  }

  #rename(file: Node): void {
    this.#moveTo(file, file.parent!, this.#fresh('renamed'))
  }

  #swap(one: Node, other: Node): void {
    if (one === other) return
    const [a, b] = [
      {parent: one.parent!, name: one.name},
      {parent: other.parent!, name: other.name},
    ]
    // What comes to a name in its first seconds may be the new form of what was there.
    for (const node of [one, other]) if (Date.now() - node.bornAt < SURELY_OLD_MS) node.id = undefined
    this.#moveTo(one, a.parent, this.#fresh('aside'))
    this.#moveTo(other, a.parent, a.name)
    this.#moveTo(one, b.parent, b.name)
  }

  #saveSafely(file: Node): void {
    const path = pathOf(file)
    const beside = `${path}.${this.#number++}.tmp`
    writeFileSync(beside, `saved ${this.#number}`)
    renameSync(beside, path)
    this.#saved(file)
  }

  #saveWithBackup(file: Node): void {
    const path = pathOf(file)
    renameSync(path, `${path}~`)
    writeFileSync(path, `saved ${this.#number++}`)
    unlinkSync(`${path}~`)
    this.#saved(file)
  }

  /** The name has another inode now. */
  #saved(file: Node): void {
    file.saved = true
    if (file.linked || file.moved) file.id = undefined
    file.deeds += ' saved'
    file.linked = false
    file.bornAt = Date.now()
  }

  #replace(file: Node, target: Node): void {
    if (file === target) return
    const age = Date.now() - file.bornAt
    const isSave = age < SURELY_YOUNG_MS && target.bornAt < file.bornAt
    const isOpen = [file.linked, target.linked, file.saved, target.saved, target.moved].some(Boolean)
    const {parent, name, id} = target
    renameSync(pathOf(file), pathOf(target))
    this.files.remove(target)
    parent!.below.delete(target)
    place(file, parent!, name)
    file.deeds += ` replaced ${name}`
    file.moved = true
    if (isOpen || (age >= SURELY_YOUNG_MS && age < SURELY_OLD_MS)) file.id = undefined
    else if (isSave) Object.assign(file, {id, saved: true, moved: false, cameOver: true})
  }

  #link(file: Node): void {
    const node = newNode('file', this.#fresh('linked'), this.#folder())
    linkSync(pathOf(file), pathOf(node))
    for (const one of [file, node]) one.linked = true
    if (file.moved) file.id = undefined
    file.deeds += ' linked'
    node.bornAt = file.bornAt
    this.files.add(node)
  }

  #moveFolder(): void {
    const [folder, to] = [this.#lowerFolder(), this.#folder()]
    if (!isIn(to, folder) && depthOf(to) + heightOf(folder) <= MOST_DEEP) this.#moveTo(folder, to, this.#fresh('folder'))
  }

  #removeFolder(): void {
    const folder = this.#lowerFolder()
    let count = 0
    for (const _ of withBelow(folder)) if (++count > MOST_BELOW) return
    this.#remove(folder)
  }
}
