import {spawn} from 'node:child_process'
import {existsSync, lstatSync, rmSync} from 'node:fs'
import {delimiter, join} from 'node:path'

/** Another program that does the same work, or why it cannot be asked. */
export type Peer = {readonly name: string; readonly run: () => Promise<number>} | {readonly name: string; readonly absent: string}

/** A fresh database of all names, nothing pruned. */
export function updatedb(folder: string, scratch: string): Peer {
  const output = join(scratch, 'updatedb.db')
  const words = [
    '-l',
    '0',
    '-o',
    output,
    '-U',
    folder,
    '--prunepaths',
    '',
    '--prunefs',
    '',
    '--prunenames',
    '',
    '--prune-bind-mounts',
    'no',
  ]
  return peer('updatedb', words, () => rmSync(output, {force: true}))
}

/** Reads size-less facts of every entry, as an unchanged rescan must. */
export const findPrintf = (folder: string): Peer => peer('find', [folder, '-printf', '%s %T@ %i\\n'])

/** Hashes all of a list of paths, each ended by a zero byte. */
export function b3sum(list: string): Peer {
  if (programAt('b3sum') === undefined) return {name: 'b3sum', absent: 'b3sum is not installed'}
  return {...peer('xargs', ['-0', '-a', list, 'b3sum']), name: 'b3sum'}
}

/** Copies a file or a folder to a new path and makes the whole volume durable, as who wants to be sure must. */
export const cpAndSync = (source: string, target: string): Peer => thenSync('cp', '-r', [source, target])

/** The same with times, modes and owners kept; a folder's content is what is named by its slash. */
export const rsyncAndSync = (source: string, target: string): Peer => thenSync('rsync', '-a', [source, target])

function thenSync(program: string, flags: string, [source, target]: readonly [string, string]): Peer {
  const name = `${program} ${flags} + sync -f`
  if (programAt(program) === undefined) return {name, absent: `${program} is not installed`}
  const slash = program === 'rsync' && lstatSync(source).isDirectory() ? '/' : ''
  const script = `${program} ${flags} "$1" "$2" && sync -f "$2"`
  return {...peer('sh', ['-c', script, 'sh', `${source}${slash}`, target]), name}
}

function peer(program: string, words: readonly string[], before: () => void = () => undefined): Peer {
  const path = programAt(program)
  if (path === undefined) return {name: program, absent: `${program} is not installed`}
  return {
    name: program,
    run: () => {
      before()
      return timedProgram(path, words)
    },
  }
}

export function programAt(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'].filter(Boolean)
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
}

/** Milliseconds from start to end, output thrown away. */
function timedProgram(path: string, words: readonly string[]): Promise<number> {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(path, words, {stdio: ['ignore', 'ignore', 'inherit']})
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve(performance.now() - begun) : reject(new Error(`${path} ended with exit code ${code}.`)),
    )
  })
}
