import {mkdir, open, readdir, rename, rm, stat} from 'node:fs/promises'
import {dirname} from 'node:path'
import type {LibraryFiles} from '../domain/library-files.ts'
import {diskError} from './native/errno.ts'
import {flushFolder, isAbsent, readStateFile, writeStateFile} from './state-file.ts'

/** The files of libraries on this machine's disk. */
export const libraryFiles: LibraryFiles = {
  readText: readStateFile,
  writeText: writeStateFile,
  readAt: async (path, offset, length) => (await ifThere(path, () => readAt(path, offset, length))) ?? new Uint8Array(0),
  sizeOf: (path) => ifThere(path, async () => (await stat(path)).size),
  namesIn: async (folder) => (await ifThere(folder, async () => (await readdir(folder)).toSorted())) ?? [],
  identityOf: (path) =>
    ifThere(path, async () => {
      const {dev, ino} = await stat(path, {bigint: true})
      return `${dev}:${ino}`
    }),
  makeFolder: (path) =>
    said(path, 'made', async () => {
      const first = await mkdir(path, {recursive: true, mode: 0o700})
      for (let made = path; first !== undefined && made.length >= first.length; made = dirname(made)) await flushFolder(dirname(made))
    }),
  move: (from, to) =>
    said(from, 'moved', async () => {
      await rename(from, to)
      await flushFolder(dirname(to))
      await flushFolder(dirname(from))
    }),
  remove: (path) => said(path, 'removed', () => rm(path, {recursive: true, force: true})),
  flush: (path) =>
    said(path, 'written', async () => {
      const file = await open(path, 'r+')
      try {
        await file.sync()
      } finally {
        await file.close()
      }
      await flushFolder(dirname(path))
    }),
}

async function readAt(path: string, offset: number, length: number): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const {buffer, bytesRead} = await file.read(new Uint8Array(length), 0, length, offset)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function said<V>(path: string, verb: string, act: () => Promise<V>): Promise<V> {
  try {
    return await act()
  } catch (error) {
    throw diskError(error, `${path} could not be ${verb}`)
  }
}

async function ifThere<V>(path: string, act: () => Promise<V>): Promise<V | undefined> {
  try {
    return await act()
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw diskError(error, `${path} could not be read`)
  }
}
