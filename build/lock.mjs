import {randomUUID} from 'node:crypto'
import {mkdir, readdir, readFile, rename, rm, rmdir, writeFile} from 'node:fs/promises'
import {connect, createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {layout} from './layout.mjs'
import {say} from './run.mjs'

/*
 * The lock is a folder with one file, named by a nonce, that tells the socket on which its owner listens as long as it lives.
 * It is taken by renaming a prepared folder onto an absent or empty one: atomic, and refused while a file is inside.
 * A dead owner is known by its silent socket: no pid that may come again, no age. Only that owner's own file is removed,
 * so that of two waiters who see the same dead owner none can remove the lock that the other has just taken.
 */
const TAKEN = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'])
const DEAD = new Set(['ENOENT', 'ECONNREFUSED'])
const RETRY_MS = 200

/** Runs one set-up at a time; a second one waits for the first, then finds its work done. */
export async function withLock(work, lock = layout.lock) {
  await mkdir(dirname(lock), {recursive: true})
  const nonce = randomUUID().slice(0, 13)
  const owner = await listen(process.platform === 'win32' ? `\\\\.\\pipe\\onefold-setup-${nonce}` : join(tmpdir(), `onefold-${nonce}.sock`))
  try {
    await take(lock, {nonce, socket: owner.socket})
    return await work()
  } finally {
    await rm(join(lock, nonce), {force: true})
    await removeEmpty(lock)
    owner.close()
  }
}

async function take(lock, self) {
  for (let turn = 0; ; turn += 1) {
    if (await moveIn(lock, self)) return
    const [file] = await readdir(lock).catch(() => [])
    if (file === undefined) {
      await removeEmpty(lock)
      continue
    }
    if (turn === 0) say('another set-up is at work here: waiting for it …')
    const theirs = await readFile(join(lock, file), 'utf8').catch(() => undefined)
    if (theirs === undefined || (await untilGone(theirs))) continue
    await rm(join(lock, file), {force: true})
    await rm(theirs, {force: true})
  }
}

async function moveIn(lock, {nonce, socket}) {
  const mine = `${lock}-${nonce}`
  await mkdir(mine)
  try {
    await writeFile(join(mine, nonce), socket)
    await rename(mine, lock)
    return true
  } catch (error) {
    await rm(mine, {recursive: true})
    if (!TAKEN.has(error.code)) throw error
    return false
  }
}

/** False when nobody lives there; true after it has ended or when it could not be asked. */
function untilGone(socket) {
  return new Promise((resolve) => {
    const line = connect(socket)
    let open = false
    line.on('connect', () => (open = true))
    line.on('error', (error) => (DEAD.has(error.code) && !open ? resolve(false) : sleep(RETRY_MS).then(() => resolve(true))))
    line.on('close', () => open && resolve(true))
    line.resume()
  })
}

async function listen(socket) {
  const lines = new Set()
  const server = createServer((line) => {
    lines.add(line)
    line.on('error', () => line.destroy()).on('close', () => lines.delete(line))
  })
  await new Promise((resolve, reject) => server.on('error', reject).listen(socket, resolve))
  return {
    socket,
    close() {
      server.close()
      for (const line of lines) line.destroy()
    },
  }
}

/** Another may have moved in meanwhile; then the folder stays. */
async function removeEmpty(folder) {
  try {
    await rmdir(folder)
  } catch (error) {
    if (!TAKEN.has(error.code) && error.code !== 'ENOENT') throw error
  }
}
