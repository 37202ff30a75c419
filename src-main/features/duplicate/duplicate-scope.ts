import {displayName} from '../../domain/display-path.ts'
import type {DuplicateScope} from '../../store/duplicates/duplicate-scope.ts'
import {isFolder, placeOf} from '../file/index.ts'
import type {QueryScope} from '../scopes.ts'

export interface AskedScope {
  readonly path?: string | undefined
  readonly volume?: string | undefined
}

interface Failing {
  fail(code: 'NotFound' | 'NotAFolder', message: string): never
}

/** Where duplicates are asked for: a folder of the index, a volume by its id or name, or both; nothing said means everywhere. */
export async function duplicateScope({path, volume}: AskedScope, scope: QueryScope & Failing): Promise<DuplicateScope> {
  return {
    volume: volume === undefined ? undefined : await volumeId(volume, scope),
    below: path === undefined ? undefined : await folderOf(path, scope),
  }
}

async function volumeId(said: string, {volumes, fail}: QueryScope & Failing): Promise<string> {
  const all = await volumes.all()
  const found = all.find(({id}) => id === said) ?? all.find(({name}) => name === said)
  return found?.id ?? fail('NotFound', `There is no volume “${said}”.`)
}

async function folderOf(path: string, scope: QueryScope & Failing): Promise<number> {
  const place = await placeOf(path, scope)
  const shown = displayName(place.path).text
  const [row] = place.entry === undefined ? [] : await scope.read.entryRows({ids: [place.entry]})
  if (!row) {
    // What is not on the disk either is told as that.
    if (place.volume.online) await scope.disk.look({path: place.path, shown})
    return scope.fail('NotFound', `${shown} is not in the index.`)
  }
  return isFolder(row) ? row.id : scope.fail('NotAFolder', `${shown} is not a folder.`)
}
