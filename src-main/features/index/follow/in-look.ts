import {type DirtyBook, type DirtyFolder, noteAgain} from './dirty-book.ts'

/**
 * What is being looked at. Meanwhile a run or somebody who looks at a whole location may give a folder its old number: then a look under
 * the other one finds nothing, and what was told of it is to be looked at once more.
 */
export interface InLook {
  /** Where it fails, all of these folders is to be looked at. */
  during<T>(dirty: readonly DirtyFolder[], look: () => Promise<T>): Promise<T>
  rename(young: number, old: number): void
}

export function openInLook(book: DirtyBook): InLook {
  let dirty: ReadonlyMap<number, DirtyFolder> = new Map()
  return {
    during: async (folders, look) => {
      dirty = new Map(folders.map((folder) => [folder.id, folder]))
      try {
        return await look()
      } catch (error) {
        for (const {id} of folders) book.noteWhole(id)
        throw error
      } finally {
        dirty = new Map()
      }
    },
    rename: (young, old) => {
      const folder = dirty.get(young)
      if (folder) noteAgain(book, old, folder.names)
    },
  }
}
