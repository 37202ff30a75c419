import type {EntryId, VolumeId} from '../../../contract/ids.ts'
import type {SizeNode} from '../../../contract/sizes.ts'

/** A folder of the tree; what stands above it comes before it. */
export interface FoundFolder {
  readonly id: EntryId
  readonly parent: number
  readonly name: string
  readonly bytes: number
  readonly files: number
  readonly folders: number
  readonly opened: boolean
  /** Of what is not shown of it. */
  readonly restCategory: string
  /** Of what lies in it and in no deeper folder that is shown. */
  readonly duplicateBytes: number
  /** Said of a folder that stands above all others. */
  readonly top?: {
    readonly path: string
    readonly volume: {readonly id: VolumeId; readonly name: string; readonly path: string; readonly online: boolean}
  }
}

export interface FoundFile {
  readonly id: EntryId
  readonly name: string
  /** The place of its folder. */
  readonly owner: number
  readonly bytes: number
  readonly category: string
  readonly duplicated: boolean
  readonly modifiedAt: string
}

interface Parts {
  readonly folders: readonly FoundFolder[]
  readonly files: readonly FoundFile[]
  readonly head: SizeNode['kind']
  readonly duplicates: boolean
}

type Node = {-readonly [K in keyof SizeNode]: SizeNode[K]}

/** Puts a tree of sizes together: what stands above the folders, the folders, their files, and the rest of each. */
export function sizeNodes({folders, files, head, duplicates}: Parts): SizeNode[] {
  const nodes: Node[] = []
  const places = placeFolders(nodes, folders, head)
  for (const {owner, duplicated, ...file} of files) {
    const parent = places[owner]!
    const twice = duplicates ? {duplicateBytes: duplicated ? file.bytes : 0} : {}
    nodes.push({kind: 'file', ...file, path: pathIn(nodes[parent]!, file.name), parent, files: 1, folders: 0, ...twice})
  }
  if (duplicates) addDuplicates(nodes, folders, places)
  addRests(nodes, folders, {files, places})
  return nodes
}

const SLASH = '/'
const pathIn = ({path}: Node, name: string): string => (path.endsWith(SLASH) ? path + name : path + SLASH + name)

/** Answers where each folder stands among the nodes. */
function placeFolders(nodes: Node[], folders: readonly FoundFolder[], head: SizeNode['kind']): readonly number[] {
  if (head === 'all') nodes.push({kind: 'all', name: '', path: '', parent: -1, bytes: 0, files: 0, folders: 0})
  const volumes = new Map<VolumeId, number>()
  const places: number[] = []
  for (const folder of folders) {
    const above = folder.top ? (head === 'folder' ? -1 : volumePlace(nodes, volumes, folder.top.volume)) : places[folder.parent]!
    places.push(nodes.length)
    nodes.push(folderNode(folder, above < 0 ? undefined : {place: above, node: nodes[above]!}))
    if (folder.top) addUp(nodes, above, folder)
  }
  return places
}

function volumePlace(nodes: Node[], volumes: Map<VolumeId, number>, {id, ...volume}: NonNullable<FoundFolder['top']>['volume']): number {
  const known = volumes.get(id)
  if (known !== undefined) return known
  const parent = nodes[0]?.kind === 'all' ? 0 : -1
  volumes.set(id, nodes.length)
  return nodes.push({kind: 'volume', ...volume, volume: id, parent, bytes: 0, files: 0, folders: 0}) - 1
}

function folderNode(
  {id, name, bytes, files, folders, opened, restCategory, top}: FoundFolder,
  above: {readonly place: number; readonly node: Node} | undefined,
): Node {
  return {
    kind: 'folder',
    name,
    path: top?.path ?? pathIn(above!.node, name),
    id,
    parent: above?.place ?? -1,
    bytes,
    files,
    folders,
    ...(opened || restCategory === '' ? {} : {category: restCategory}),
    ...(above || !top ? {} : {online: top.volume.online}),
  }
}

/** Adds a location to its volume, and to everything; its own folder counts as none of what is in it. */
function addUp(nodes: Node[], from: number, {bytes, files, folders}: FoundFolder): void {
  for (let at = from; at >= 0; at = nodes[at]!.parent) {
    const node = nodes[at]!
    node.bytes += bytes
    node.files += files
    node.folders += folders
  }
}

function addDuplicates(nodes: Node[], folders: readonly FoundFolder[], places: readonly number[]): void {
  for (const node of nodes) node.duplicateBytes ??= 0
  folders.forEach(({duplicateBytes}, folder) => {
    for (let at = places[folder]!; at >= 0; at = nodes[at]!.parent) nodes[at]!.duplicateBytes! += duplicateBytes
  })
}

/** What of each opened folder is shown by no node of its own. */
function addRests(
  nodes: Node[],
  folders: readonly FoundFolder[],
  {files, places}: {readonly files: readonly FoundFile[]; readonly places: readonly number[]},
): void {
  const shown = folders.map(() => ({bytes: 0, files: 0, folders: 0, duplicateBytes: 0}))
  folders.forEach((folder, at) => {
    const sum = shown[folder.parent]
    if (!sum) return
    sum.bytes += folder.bytes
    sum.files += folder.files
    sum.folders += folder.folders + 1
    sum.duplicateBytes += nodes[places[at]!]!.duplicateBytes ?? 0
  })
  for (const {owner, bytes, duplicated} of files) {
    const sum = shown[owner]!
    sum.bytes += bytes
    sum.files++
    sum.duplicateBytes += duplicated ? bytes : 0
  }
  folders.forEach((folder, at) => {
    const rest = folder.bytes - shown[at]!.bytes
    // Files of several names count once in their folder, and in each that shows them: then there is less than nothing left.
    if (!folder.opened || rest <= 0) return
    const node = nodes[places[at]!]!
    const twice = node.duplicateBytes === undefined ? {} : {duplicateBytes: clamp(node.duplicateBytes - shown[at]!.duplicateBytes, rest)}
    nodes.push({
      kind: 'rest',
      name: '',
      path: node.path,
      parent: places[at]!,
      bytes: rest,
      files: Math.max(0, folder.files - shown[at]!.files),
      folders: Math.max(0, folder.folders - shown[at]!.folders),
      ...(folder.restCategory === '' ? {} : {category: folder.restCategory}),
      ...twice,
    })
  })
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value))
