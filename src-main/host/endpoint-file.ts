import {createHash, randomBytes} from 'node:crypto'
import {chmod, lstat, mkdir, mkdtemp, readFile, rename, rm, rmdir, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {Endpoint} from '../contract/endpoint.ts'
import {CoreError} from '../contract/errors.ts'

/** The place where the core of a data dir says how to reach it, for the door that opens the socket. */
export const endpointPlace = (dataDir: string) => ({
  makeSocketPath: () => makeSocketPath(dataDir),
  clearSocketPath,
  write: (endpoint: Endpoint) => writeEndpoint(dataDir, endpoint),
  remove: (endpoint: Endpoint) => removeEndpoint(dataDir, endpoint),
})

/** Tells where the core of a data dir answers, or said that it did; nothing when there is no such word. */
export async function readEndpoint(dataDir: string): Promise<Endpoint | undefined> {
  const text = await readFile(endpointFile(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw new CoreError(
      {code: 'PermissionDenied', message: `The file ${endpointFile(dataDir)} cannot be read (${error.code}).`},
      {cause: error},
    )
  })
  if (text === undefined) return undefined
  try {
    return Endpoint.parse(JSON.parse(text))
  } catch {
    // A file of another make or cut short says nothing: whoever holds the lock writes it anew.
    return undefined
  }
}

/** Says where this core answers. Invariant: only the holder of the library's lock calls it. */
async function writeEndpoint(dataDir: string, endpoint: Endpoint): Promise<void> {
  const part = `${endpointFile(dataDir)}.${process.pid}.part`
  await writeFile(part, `${JSON.stringify(endpoint)}\n`, {mode: 0o600})
  await rename(part, endpointFile(dataDir))
}

/** Takes the word back at the end, unless another core has written its own since. */
async function removeEndpoint(dataDir: string, own: Endpoint): Promise<void> {
  const now = await readEndpoint(dataDir)
  // The socket went when the door stopped listening; one that lies there now is the next core's.
  if (now?.token === own.token) await rm(endpointFile(dataDir), {force: true})
}

/** Makes a place for the socket that only this user can reach, and clears a stale one. Invariant: only the holder of the lock calls it. */
async function makeSocketPath(dataDir: string): Promise<string> {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 24)
  if (process.platform === 'win32') return `\\\\.\\pipe\\onefold-${hash}-${randomBytes(8).toString('hex')}`
  const folder = await privateFolder(`onefold-${hash}`)
  const socket = join(folder, 'core.sock')
  await rm(socket, {force: true})
  return socket
}

async function clearSocketPath(socket: string): Promise<void> {
  // What is not empty is somebody's.
  if (process.platform !== 'win32') await rmdir(dirname(socket)).catch(() => undefined)
}

const endpointFile = (dataDir: string): string => join(dataDir, 'endpoint.json')

async function privateFolder(name: string): Promise<string> {
  // A Unix socket's path holds at most 107 bytes, so a long runtime folder is of no use.
  const bases = [process.env['XDG_RUNTIME_DIR'], tmpdir(), '/tmp'].filter(
    (base) => base !== undefined && base.startsWith('/') && base.length < 60,
  )
  for (const base of bases as string[]) {
    const folder = join(base, name)
    await mkdir(folder, {mode: 0o700}).catch(() => undefined)
    if (await isOurs(folder)) return folder
  }
  // Somebody else sits on the name: a folder that was never seen before cannot be taken.
  const folder = await mkdtemp(join('/tmp', `${name}-`))
  await chmod(folder, 0o700)
  return folder
}

async function isOurs(folder: string): Promise<boolean> {
  const facts = await lstat(folder).catch(() => undefined)
  return facts !== undefined && facts.isDirectory() && facts.uid === process.getuid?.() && (facts.mode & 0o077) === 0
}
