import {core} from '../../core/client.ts'
import {begunPath} from './asked-path.ts'
import {joinPath} from './path-parts.ts'

const MOST_READ = 200
const MOST_OFFERED = 12

/** The folders that a path which is being written may go on with, by the core. What is no folder yet has none. */
export async function completePath(path: string): Promise<readonly string[]> {
  const begun = begunPath(path)
  if (!begun) return []
  const {folder, prefix} = begun
  try {
    const {view} = await core.view.open({folder, filter: {kind: ['dir'], query: ''}, hidden: prefix.startsWith('.')})
    try {
      const {row} = await core.view.find({view, prefix})
      if (row === undefined) return []
      const {items} = await core.view.slice({view, offset: row, count: MOST_READ})
      const fitting = items.filter(({name, pathBase64}) => pathBase64 === undefined && beginsWith(name, prefix))
      return fitting.slice(0, MOST_OFFERED).map(({name}) => joinPath(folder, name))
    } finally {
      core.view.close({view}).catch(() => undefined)
    }
  } catch {
    // A folder that cannot be read offers nothing; whoever goes there is told why.
    return []
  }
}

const beginsWith = (name: string, prefix: string): boolean => name.toLowerCase().startsWith(decoded(prefix).toLowerCase())

// In an address names are escaped.
function decoded(prefix: string): string {
  try {
    return decodeURIComponent(prefix)
  } catch {
    return prefix
  }
}
