import type {AskedFolder} from '../../../store/follow/folders-to-follow.ts'
import {type DirtyBook, type DirtyFolder, noteAgain} from './dirty-book.ts'

/**
 * What is being looked at. Meanwhile a run or somebody who looks at a whole location may give a folder its old number: then a look under
 * the other one finds nothing, and what was told of it is to be looked at once more.
 */
export interface InLook {
  /** Where it fails, all of these folders is to be looked at. `look` tells what else it asks about. */
  during<T>(dirty: readonly DirtyFolder[], look: (asks: (folders: readonly AskedFolder[]) => void) => Promise<T>): Promise<T>
  rename(young: number, old: number): void
  /** What the last look asked about. */
  readonly asked: ReadonlyMap<number, AskedFolder>
}

export function openInLook(book: DirtyBook): InLook {
  let asked = new Map<number, AskedFolder>()
  let isUnderWay = false
  const ask = (folders: readonly AskedFolder[]): void => {
    for (const folder of folders) asked.set(folder.id, folder)
  }
  return {
    during: async (folders, look) => {
      asked = new Map()
      ask(folders)
      isUnderWay = true
      try {
        return await look(ask)
      } catch (error) {
        for (const {id} of folders) book.noteWhole(id)
        throw error
      } finally {
        isUnderWay = false
      }
    },
    rename: (young, old) => {
      const folder = isUnderWay ? asked.get(young) : undefined
      if (folder) noteAgain(book, old, folder.names)
    },
    get asked() {
      return asked
    },
  }
}
