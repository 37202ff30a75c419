import {spawn} from 'node:child_process'
import {mkdirSync, openSync, closeSync, renameSync, statSync} from 'node:fs'
import {join} from 'node:path'
import type {Failure} from '../contract/errors.ts'
import {takeLock} from './lock.ts'
import {nodeRuntime} from './node-runtime.ts'

/** How the start of a daemon ended: it answers, it said why not, or it went without a word. */
export type StartOutcome = {readonly ready: true} | {readonly ready: false; readonly failure?: Failure; readonly logFile?: string}

const LOG_LIMIT_BYTES = 8 * 1024 * 1024

/**
 * Starts a daemon that outlives us, of this same runtime or of plain Node where we run inside Electron, its words going to `logs/daemon.log`.
 * One starts at a time: who comes meanwhile is told that the library is taken, which saves him the loading of a whole core.
 */
export async function startDaemon(daemonFile: string, dataDir: string): Promise<StartOutcome> {
  const lock = await takeLock(join(dataDir, 'start.lock'))
  if (!lock) return {ready: false, failure: {code: 'LibraryInUse', message: 'Another program is starting the core.'}}
  return spawned(daemonFile, dataDir).finally(() => lock.release())
}

function spawned(daemonFile: string, dataDir: string): Promise<StartOutcome> {
  const logFile = openLog(dataDir)
  // Electron's helper processes cannot run a program that outlives the app.
  const {program, words, env} = nodeRuntime()
  const child = spawn(program, [...words, daemonFile, '--data-dir', dataDir], {
    cwd: dataDir,
    env,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', logFile.descriptor, logFile.descriptor, 'ipc'],
  })
  closeSync(logFile.descriptor)
  return new Promise((resolve) => {
    const end = (outcome: StartOutcome): void => {
      if (child.connected) child.disconnect()
      child.unref()
      resolve(outcome)
    }
    child.once('message', (word: {readonly ready: boolean; readonly failure?: Failure}) =>
      end(word.ready ? {ready: true} : {ready: false, logFile: logFile.path, ...(word.failure ? {failure: word.failure} : {})}),
    )
    child.once('exit', () => end({ready: false, logFile: logFile.path}))
    child.once('error', () => end({ready: false, logFile: logFile.path}))
  })
}

/** Told by the daemon to whoever started it; does nothing when a person did. */
export function tellStarter(word: {readonly ready: boolean; readonly failure?: Failure}): Promise<void> {
  return new Promise((resolve) => {
    if (!process.send || !process.connected) return resolve()
    process.send(word, undefined, {}, () => {
      if (process.connected) process.disconnect()
      resolve()
    })
  })
}

function openLog(dataDir: string): {readonly path: string; readonly descriptor: number} {
  const folder = join(dataDir, 'logs')
  mkdirSync(folder, {recursive: true, mode: 0o700})
  const path = join(folder, 'daemon.log')
  if ((statSync(path, {throwIfNoEntry: false})?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`)
  return {path, descriptor: openSync(path, 'a', 0o600)}
}
