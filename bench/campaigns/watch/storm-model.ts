/** What the campaign knows of one file or folder: by its own words, and not by those of the product. */
export interface Node {
  readonly kind: 'file' | 'dir'
  name: string
  parent: Node | undefined
  readonly below: Set<Node>
  /** The id that it must have; undefined where it has none so far, or where the rules leave it open. */
  id: string | undefined
  /** When its inode was made, in ms of `Date.now()`. */
  bornAt: number
  /** It has, or had, several names: then nobody can tell which of them went where. */
  linked: boolean
  /** What was done to it since the last quiet moment, and whether its place or its inode became another by that: after both nobody can tell that it is the same. */
  deeds: string
  moved: boolean
  saved: boolean
  /** It has come over another one, as its new form. */
  cameOver: boolean
}

export function newNode(kind: Node['kind'], name: string, parent: Node | undefined): Node {
  const node: Node = {
    kind,
    name,
    parent,
    below: new Set(),
    id: undefined,
    bornAt: Date.now(),
    linked: false,
    deeds: '',
    moved: false,
    saved: false,
    cameOver: false,
  }
  parent?.below.add(node)
  return node
}

export function pathOf(node: Node): string {
  const names: string[] = []
  for (let at: Node | undefined = node; at; at = at.parent) names.unshift(at.name)
  return names.join('/')
}

export function place(node: Node, parent: Node, name: string): void {
  node.parent?.below.delete(node)
  node.parent = parent
  node.name = name
  parent.below.add(node)
}

export function isIn(node: Node, folder: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) if (at === folder) return true
  return false
}

/** So many folders are above it. */
export const depthOf = ({parent}: Node): number => (parent ? 1 + depthOf(parent) : 0)

/** So many stand in each other below it. */
export function heightOf(folder: Node): number {
  let height = 0
  for (const one of folder.below) if (one.kind === 'dir') height = Math.max(height, 1 + heightOf(one))
  return height
}

/** A folder with all that is in it. */
export function* withBelow(node: Node): Generator<Node> {
  yield node
  for (const one of node.below) yield* withBelow(one)
}

/** All nodes of one kind, from which one is drawn at once, and out of which one goes at once. */
export class Pool {
  readonly #nodes: Node[] = []
  readonly #at = new Map<Node, number>()

  get size(): number {
    return this.#nodes.length
  }

  add(node: Node): void {
    this.#at.set(node, this.#nodes.length)
    this.#nodes.push(node)
  }

  remove(node: Node): void {
    const at = this.#at.get(node)
    if (at === undefined) return
    const last = this.#nodes.pop()!
    this.#at.delete(node)
    if (last === node) return
    this.#nodes[at] = last
    this.#at.set(last, at)
  }

  draw(below: (limit: number) => number): Node {
    return this.#nodes[below(this.#nodes.length)]!
  }

  all(): readonly Node[] {
    return this.#nodes
  }
}
