import {appendFileSync, chmodSync, linkSync, mkdirSync, renameSync, rmSync, unlinkSync, writeFileSync} from 'node:fs'
import type {Seeded} from '../seeded.ts'
import {isIn, type Node, newNode, pathOf, place, Pool, withBelow} from './storm-model.ts'

/** Changes two trees at random, and knows what stands in them and which of it is which. */
export interface Storm {
  readonly files: Pool
  readonly folders: Pool
  /** Does one change. */
  strike(): void
  /** A file whose name nobody else has. */
  mark(name: string): void
}

const FILES_A_FOLDER = 40
/** The product takes what replaced another file within 10 s of its birth for the same document; near that the clocks decide. */
const SURELY_YOUNG_MS = 8_000
/** All that is older was surely not made to take the place of another file. */
export const SURELY_OLD_MS = 13_000
const MOST_BELOW = 60

/** Makes the trees at these places. */
export function openStorm(roots: readonly string[], {random, entries}: {readonly random: Seeded; readonly entries: number}): Storm {
  const [files, folders] = [new Pool(), new Pool()]
  let number = 0
  const fresh = (word: string): string => `${word} ${number++}`
  const makeFolder = (parent: Node | undefined, name: string): Node => {
    const node = newNode('dir', name, parent)
    mkdirSync(pathOf(node), {recursive: true})
    folders.add(node)
    return node
  }
  const makeFile = (parent: Node, name: string): Node => {
    const node = newNode('file', name, parent)
    writeFileSync(pathOf(node), `${number} bytes`)
    files.add(node)
    return node
  }
  const tops = roots.map((root) => makeFolder(undefined, root))
  for (let made = 0; made < entries; made++) {
    if (made % FILES_A_FOLDER === 0) makeFolder(folders.draw(random.below), fresh('folder'))
    makeFile(folders.draw(random.below), fresh('file'))
  }
  const remove = (node: Node): void => {
    rmSync(pathOf(node), {recursive: true})
    for (const one of withBelow(node)) (one.kind === 'dir' ? folders : files).remove(one)
    node.parent?.below.delete(node)
  }
  const lower = (): Node => {
    for (;;) {
      const folder = folders.draw(random.below)
      if (!tops.includes(folder)) return folder
    }
  }
  const moveTo = (node: Node, parent: Node, name: string): void => {
    const from = pathOf(node)
    place(node, parent, name)
    renameSync(from, pathOf(node))
    node.moved = true
    if (node.linked || node.saved) node.id = undefined
    node.deeds += ` moved to ${name}`
  }
  const changes: readonly (readonly [weight: number, change: () => void])[] = [
    [20, () => void makeFile(folders.draw(random.below), fresh('made'))],
    [16, () => appendFileSync(pathOf(files.draw(random.below)), 'more')],
    [14, () => rename(files.draw(random.below))],
    [14, () => moveTo(files.draw(random.below), folders.draw(random.below), fresh('moved'))],
    [10, () => remove(files.draw(random.below))],
    [6, () => swap()],
    [6, () => saveSafely(files.draw(random.below))],
    [3, () => saveWithBackup(files.draw(random.below))],
    [3, () => replace(files.draw(random.below), files.draw(random.below))],
    [2, () => link(files.draw(random.below))],
    [2, () => chmodSync(pathOf(files.draw(random.below)), random.pick([0o600, 0o644, 0o640]))],
    [2, () => void makeFolder(folders.draw(random.below), fresh('folder'))],
    [1, () => moveFolder()],
    [1, () => removeFolder()],
  ]
  const total = changes.reduce((sum, [weight]) => sum + weight, 0)

  function rename(file: Node): void {
    moveTo(file, file.parent!, fresh('renamed'))
  }
  function swap(): void {
    const [one, other] = [files.draw(random.below), files.draw(random.below)]
    if (one === other) return
    const [a, b] = [
      {parent: one.parent!, name: one.name},
      {parent: other.parent!, name: other.name},
    ]
    // What comes to a name in its first seconds may be the new form of what was there.
    for (const node of [one, other]) if (Date.now() - node.bornAt < SURELY_OLD_MS) node.id = undefined
    moveTo(one, a.parent, fresh('aside'))
    moveTo(other, a.parent, a.name)
    moveTo(one, b.parent, b.name)
  }
  function saveSafely(file: Node): void {
    const path = pathOf(file)
    const beside = `${path}.${number++}.tmp`
    writeFileSync(beside, `saved ${number}`)
    renameSync(beside, path)
    became(file, 'saved')
  }
  function saveWithBackup(file: Node): void {
    const path = pathOf(file)
    renameSync(path, `${path}~`)
    writeFileSync(path, `saved ${number++}`)
    unlinkSync(`${path}~`)
    became(file, 'saved with a backup')
  }
  /** The name has another inode now. */
  function became(file: Node, deed: string): void {
    file.saved = true
    if (file.linked || file.moved) file.id = undefined
    file.deeds += ` ${deed}`
    file.linked = false
    file.bornAt = Date.now()
  }
  function replace(file: Node, target: Node): void {
    if (file === target) return
    const age = Date.now() - file.bornAt
    const isSave = age < SURELY_YOUNG_MS && target.bornAt < file.bornAt
    const isOpen =
      file.linked || target.linked || file.saved || target.saved || target.moved || (age >= SURELY_YOUNG_MS && age < SURELY_OLD_MS)
    const {parent, name, id} = target
    renameSync(pathOf(file), pathOf(target))
    files.remove(target)
    parent!.below.delete(target)
    place(file, parent!, name)
    file.deeds += ` replaced ${name}`
    file.moved = true
    if (isOpen) file.id = undefined
    else if (isSave) file.id = id
  }
  function link(file: Node): void {
    const folder = folders.draw(random.below)
    const node = newNode('file', fresh('linked'), folder)
    linkSync(pathOf(file), pathOf(node))
    for (const one of [file, node]) one.linked = true
    if (file.moved) file.id = undefined
    file.deeds += ' linked'
    node.bornAt = file.bornAt
    files.add(node)
  }
  function moveFolder(): void {
    const [folder, to] = [lower(), folders.draw(random.below)]
    if (!isIn(to, folder)) moveTo(folder, to, fresh('folder'))
  }
  function removeFolder(): void {
    const folder = lower()
    let count = 0
    for (const _ of withBelow(folder)) if (++count > MOST_BELOW) return
    remove(folder)
  }

  return {
    files,
    folders,
    mark: (name) => void makeFile(folders.draw(random.below), name),
    strike: () => {
      let at = random.below(total)
      for (const [weight, change] of changes) {
        if (at < weight) return change()
        at -= weight
      }
    },
  }
}
