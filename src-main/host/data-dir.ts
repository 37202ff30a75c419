import {mkdir, realpath} from 'node:fs/promises'
import {homedir} from 'node:os'
import {isAbsolute, join, resolve} from 'node:path'
import {CoreError} from '../contract/errors.ts'

/** Names the folder that all state lies in: what the user said, else ONEFOLD_DATA_DIR, else this system's place for it. */
export function dataDirPath(said: string | undefined): string {
  const named = said ?? (process.env['ONEFOLD_DATA_DIR'] || undefined)
  return named === undefined ? standardPlace() : resolve(named === '~' || named.startsWith('~/') ? join(homedir(), named.slice(1)) : named)
}

/** Makes the data dir when it is not there, and answers its one real path, so that every program names it alike. */
export async function openDataDir(said: string | undefined): Promise<string> {
  const path = dataDirPath(said)
  try {
    await mkdir(path, {recursive: true, mode: 0o700})
    return await realpath(path)
  } catch (error) {
    const errno = (error as NodeJS.ErrnoException).code ?? 'unknown'
    if (errno === 'ENOTDIR' || errno === 'EEXIST')
      throw new CoreError({code: 'NotAFolder', message: `The data dir ${path} is not a folder.`}, {cause: error})
    const denied = errno === 'EACCES' || errno === 'EPERM' || errno === 'EROFS'
    throw new CoreError(
      {code: denied ? 'PermissionDenied' : 'InputOutput', message: `The data dir ${path} cannot be made (${errno}).`},
      {cause: error},
    )
  }
}

function standardPlace(): string {
  const home = homedir()
  const said = process.env['XDG_DATA_HOME']
  switch (process.platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Onefold')
    case 'win32':
      return join(process.env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Onefold')
    default:
      return join(said !== undefined && isAbsolute(said) ? said : join(home, '.local', 'share'), 'onefold')
  }
}
