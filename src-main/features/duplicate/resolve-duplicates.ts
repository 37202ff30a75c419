import type {KeepRule as KeepWord} from '../../contract/duplicate.ts'
import type {Handle, operations} from '../../contract/index.ts'
import {unpackContentKey} from '../../domain/content-key.ts'
import {joinPath} from '../../domain/byte-path.ts'
import {filesToKeep, type KeepFile, type KeepRule} from '../../domain/keep-rule.ts'
import type {DuplicateGroup, GroupsInput} from '../../store/duplicates/duplicate-groups.ts'
import type {KnownFile} from '../../store/entries/known-files.ts'
import {type ActInput, recordedSpot} from '../act/index.ts'
import {placeOf} from '../file/index.ts'
import type {CoreScopes, QueryScope} from '../scopes.ts'
import type {KnownVolume} from '../volume-book.ts'
import {insideOf, type Inside} from './inside.ts'

type Request = Extract<ActInput, {action: 'duplicate.resolve'}>

/** Keeps one file of each group: chooses it among those that can be reached, and asks for the act that lets the others go. */
export const resolveDuplicates: Handle<(typeof operations)['duplicate']['resolve'], CoreScopes> = async (
  {paths, contents, keep, by, ...consent},
  scope,
) => {
  const inside = await insideOf(paths, scope)
  const rule = await ruleOf(keep, scope)
  const wanted = contents && new Set<string>(contents)
  const volumes = new Map(
    (await scope.volumes.fresh()).filter(({online, silent}) => online && !silent).map((volume) => [volume.id, volume]),
  )
  const request: Request = {action: 'duplicate.resolve', by, kept: [], sources: []}
  for await (const groups of pagesOf(scope)) {
    const asked = groups.filter(({key}) => !wanted || wanted.has(unpackContentKey(key)))
    const known = new Map(
      (await scope.read.knownFiles({ids: asked.flatMap(({entries}) => entries.map(({id}) => id))})).map((file) => [file.id, file]),
    )
    for (const group of asked) addGroup(request, filesOf(group, {known, volumes}), {rule, inside})
  }
  return scope.acts.perform(request, consent)
}

const GROUPS_A_PAGE = 5000

async function* pagesOf({read}: QueryScope): AsyncGenerator<readonly DuplicateGroup[]> {
  let cursor: GroupsInput['cursor']
  do {
    const page = await read.duplicateGroups({limit: GROUPS_A_PAGE, cursor})
    yield page.groups
    cursor = page.cursor
  } while (cursor)
}

async function ruleOf(keep: KeepWord, scope: QueryScope): Promise<KeepRule> {
  if (keep === 'oldest' || keep === 'newest' || keep === 'shortest') return {by: keep}
  return {by: 'in', folder: (await placeOf(keep.slice('in:'.length), scope)).path}
}

/** A file of a group with all its names; its volume is here. */
interface GroupFile extends KeepFile {
  readonly names: readonly KnownFile[]
  readonly volume: KnownVolume
}

interface Around {
  readonly known: ReadonlyMap<number, KnownFile>
  readonly volumes: ReadonlyMap<string, KnownVolume>
}

/** What is on a volume that is away is no copy that anybody could count on, and cannot go either. */
function filesOf({entries}: DuplicateGroup, {known, volumes}: Around): readonly GroupFile[] {
  return [...Map.groupBy(entries, ({volume, inode}) => `${volume} ${inode}`).values()].flatMap((file) => {
    const names = file.flatMap(({id}) => known.get(id) ?? [])
    const [first] = names
    const volume = first && volumes.get(first.volume)
    if (!volume) return []
    return [{names, volume, mtimeNs: first.mtimeNs, paths: names.map((name) => pathOf(name, volume))}]
  })
}

interface Choice {
  readonly rule: KeepRule
  readonly inside: Inside
}

/** Of a group that has no file which meets the rule, none goes. */
function addGroup({kept, sources}: Request, files: readonly GroupFile[], {rule, inside}: Choice): void {
  const within = files.filter(({paths}) => paths.some(inside))
  const stay = filesToKeep(rule.by === 'in' ? files : within, rule)
  const [first] = stay
  const others = within.filter((file) => !stay.includes(file))
  if (!first || others.length === 0) return
  kept.push({...recordedSpot(nameKept(first, rule, inside), first.volume.mountPoint), clones: canClone(first.volume)})
  for (const {names, volume} of others)
    for (const name of names)
      if (inside(pathOf(name, volume))) sources.push({...recordedSpot(name, volume.mountPoint), keep: kept.length - 1})
}

/** Of several names of the file that stays, one that was asked for. */
function nameKept({names, volume}: GroupFile, rule: KeepRule, inside: Inside): KnownFile {
  if (rule.by === 'in') return names.find((name) => filesToKeep([{paths: [pathOf(name, volume)], mtimeNs: 0n}], rule).length > 0)!
  return names.find((name) => inside(pathOf(name, volume)))!
}

function pathOf({folder, name}: KnownFile, {mountPoint}: KnownVolume): Uint8Array {
  return joinPath(folder.length === 0 ? mountPoint : joinPath(mountPoint, folder), name)
}

/** Kinds of file systems on which files can share blocks; whether this one does is seen when it is tried. */
const CLONING: ReadonlySet<string> = new Set(['btrfs', 'xfs', 'bcachefs', 'zfs', 'ocfs2', 'apfs', 'refs'])
const canClone = ({host}: KnownVolume): boolean => host !== undefined && CLONING.has(host.fileSystem.toLowerCase())
