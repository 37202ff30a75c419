import type {FileAct} from '../../../src-main/contract/audit.ts'
import type {Failure} from '../../../src-main/contract/errors.ts'
import type {FileInfo} from '../../../src-main/contract/file.ts'
import type {Preview} from '../../../src-main/contract/preview.ts'
import {core} from '../../core/client.ts'
import {failureOf} from '../../core/live.ts'
import {targetOf} from '../files/index.ts'
import type {Subject} from './subject.ts'
import {type Sums, sumsOfItems} from './sums-of-items.ts'

const ACTS_TOLD = 12

export type FolderTotals = Preview & {readonly shows: 'folder'}

/** What is told of a subject: all of it that was known when it was asked. */
export interface Told {
  readonly subject: Subject
  readonly info?: FileInfo | undefined
  readonly acts?: readonly FileAct[] | undefined
  readonly totals?: FolderTotals | undefined
  readonly sums?: Sums | undefined
  readonly failure?: Failure | undefined
}

/** Asks the core for all that the details show. */
export async function askTold(subject: Subject): Promise<Told> {
  try {
    switch (subject.kind) {
      case 'one':
        return {subject, ...(await ofOne(targetOf(subject.item)))}
      case 'place':
        return {subject, ...(await ofOne(subject.target))}
      case 'some':
        return {subject, sums: sumsOfItems(subject.items)}
      case 'all': {
        const except = subject.except.flatMap(({id}) => (id === undefined ? [] : [id]))
        return {subject, sums: {...(await core.view.sums({view: subject.view, except})), folder: subject.folder}}
      }
      case 'none':
        return {subject}
    }
  } catch (error) {
    return {subject, failure: failureOf(error)}
  }
}

async function ofOne(target: string): Promise<Omit<Told, 'subject'>> {
  const info = await core.file.info({targets: [target]})
  const [acts, totals] = await Promise.all([actsOn(target), info.item.kind === 'dir' ? totalsOf(target) : undefined])
  return {info, acts, totals}
}

// What is told beside the facts may be unknown: the facts are shown all the same.
async function actsOn(target: string): Promise<readonly FileAct[] | undefined> {
  try {
    return (await core.file.history({path: target, limit: ACTS_TOLD})).acts
  } catch {
    return undefined
  }
}

async function totalsOf(target: string): Promise<FolderTotals | undefined> {
  try {
    const {preview} = await core.file.preview({target})
    return preview.shows === 'folder' ? preview : undefined
  } catch {
    return undefined
  }
}
