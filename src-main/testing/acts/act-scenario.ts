import {Buffer} from 'node:buffer'
import {spotAt} from '../../domain/act/spot-path.ts'
import type {Facts, Spot} from '../../domain/act/spot.ts'
import type {Step} from '../../domain/act/step.ts'
import type {WorkDisk} from '../../domain/act/work-disk.ts'
import type {VolumeInput} from '../../host/fakes/work/memory-volume.ts'
import type {MemoryWorld} from '../../host/fakes/work/memory-world.ts'

/** One act that is played on memory disks with every fault that they know: what stands before it, its steps, and what shall stand after it. */
export interface ActScenario {
  readonly name: string
  /** By mount point. */
  readonly volumes: Readonly<Record<string, VolumeInput>>
  draw(world: MemoryWorld): void
  /** Its parts; the disk is as drawn. */
  steps(disk: WorkDisk): readonly (readonly Step[])[]
  /** Every path with what stands there, written by hand. */
  readonly after: Readonly<Record<string, string>>
  /** Contents that the act takes away for good, because it was asked to. */
  readonly destroys?: readonly string[] | undefined
  /** Paths at which nothing may stand for an instant, because the volume cannot exchange names. */
  readonly gaps?: readonly string[] | undefined
  /** Names that something has only on its way. */
  readonly passing?: readonly string[] | undefined
  /** Attributes that paths must have: mode, time in nanoseconds, extended attributes. */
  readonly likenesses?: Readonly<Record<string, string>> | undefined
  /** Paths that must be names of one file. */
  readonly linked?: readonly (readonly string[])[] | undefined
  readonly verify?: boolean | undefined
}

/** The act of all scenarios. */
export const ACT = '0190a8b4-7c1e-7d3f-8a2b-5c6d7e8f9a0b'
export const STORE = `.onefold-versions/${ACT}`

export function at(path: string): Spot {
  return spotAt(new Uint8Array(Buffer.from(path, 'latin1')))!
}

export function seenAt(disk: Pick<WorkDisk, 'facts'>, path: string): Facts {
  const facts = disk.facts(at(path))
  if (!facts) throw new Error(`Nothing is at ${path}.`)
  return facts
}

/** Steps by text paths, with the facts of the moment. */
export function stepsOn(disk: Pick<WorkDisk, 'facts'>) {
  const seen = (path: string): Facts => seenAt(disk, path)
  const existing = (path: string | undefined) => (path === undefined ? {} : {existing: seen(path)})
  return {
    folder: (to: string): Step => ({kind: 'make-folder', item: 0, to: at(to), mode: 0o700}),
    settle: (from: string, to: string): Step => ({kind: 'settle-folder', item: 0, from: at(from), to: at(to), seen: seen(from)}),
    copy: (from: string, to: string, more: {replaces?: boolean; moves?: boolean; keptBoth?: boolean} = {}): Step => ({
      kind: 'copy-file',
      item: 0,
      touched: seen(from).nlink > 1 ? true : undefined,
      from: at(from),
      seen: seen(from),
      to: at(to),
      ...existing(more.replaces ? to : undefined),
      removeSource: more.moves ?? false,
      keptBoth: more.keptBoth,
    }),
    link: (from: string, to: string, target: string, moves = false): Step => ({
      kind: 'copy-link',
      item: 0,
      from: at(from),
      seen: seen(from),
      to: at(to),
      target: new Uint8Array(Buffer.from(target)),
      removeSource: moves,
    }),
    join: (first: string, from: string, to: string, moves = false): Step => ({
      kind: 'join',
      item: 0,
      touched: true,
      first: at(first),
      from: at(from),
      seen: seen(from),
      to: at(to),
      removeSource: moves,
    }),
    move: (from: string, to: string, more: {replaces?: boolean; touched?: boolean; seen?: Facts} = {}): Step => ({
      kind: 'move',
      item: 0,
      touched: more.touched,
      from: at(from),
      seen: more.seen ?? seen(from),
      to: at(to),
      ...existing(more.replaces ? to : undefined),
    }),
    remove: (from: string): Step => ({kind: 'remove', item: 0, touched: true, from: at(from), seen: seen(from)}),
    trash: (from: string, trash: string, name: string): Step => ({
      kind: 'trash',
      item: 0,
      from: at(from),
      seen: seen(from),
      to: at(`${trash}/files/${name}`),
      infoAt: at(`${trash}/info/${name}.trashinfo`),
      info: new Uint8Array(Buffer.from(trashInfo(from))),
    }),
    restore: (trash: string, name: string, to: string, replaces = false): Step => ({
      kind: 'restore',
      item: 0,
      from: at(`${trash}/files/${name}`),
      infoAt: at(`${trash}/info/${name}.trashinfo`),
      seen: seen(`${trash}/files/${name}`),
      to: at(to),
      ...existing(replaces ? to : undefined),
    }),
    newLink: (to: string, target: string, replaces = false): Step => ({
      kind: 'new-link',
      item: 0,
      to: at(to),
      target: new Uint8Array(Buffer.from(target)),
      ...existing(replaces ? to : undefined),
    }),
    newHardLink: (from: string, to: string, replaces = false): Step => ({
      kind: 'new-hard-link',
      item: 0,
      touched: true,
      from: at(from),
      seen: seen(from),
      to: at(to),
      ...existing(replaces ? to : undefined),
    }),
    swap: (version: string, to: string): Step => ({
      kind: 'swap-version',
      item: 0,
      from: at(version),
      seen: seen(version),
      to: at(to),
      existing: seen(to),
    }),
    skip: (to: string): Step => ({kind: 'nothing', item: 0, to: at(to), why: 'skip'}),
  }
}

export const trashInfo = (from: string): string => `[Trash Info]\nPath=${from}\nDeletionDate=2026-11-26T12:00:00\n`
