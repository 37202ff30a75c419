import type {LibraryCard} from '../contract/library-card.ts'
import type {Marks} from './epochs.ts'
import type {LibraryParts} from './library-parts.ts'
import {type OpenOptions, openLibrary} from './open-library.ts'
import {exportLibrary, importLibrary, readExport} from './transfer-library.ts'

type Device = OpenOptions['device']

/** What can be done with whole libraries that are not the open one; served by a thread of its own, because a large copy takes seconds. */
export type LibraryCalls = {
  readonly makeLibrary: (input: {
    readonly folder: string
    readonly id: string
    readonly name: string
    readonly device: Device
  }) => Promise<LibraryCard>
  /** Opens and closes a library that nobody has open: it is migrated, recovered or refused. */
  readonly settleLibrary: (input: {
    readonly folder: string
    readonly device: Device
    readonly seen?: Marks | undefined
  }) => Promise<{readonly card: LibraryCard; readonly marks: Marks}>
  readonly exportLibrary: (input: {readonly folder: string; readonly target: string}) => Promise<{readonly bytes: number}>
  readonly readExport: (input: {readonly source: string}) => Promise<LibraryCard>
  readonly importLibrary: (input: {
    readonly source: string
    readonly folder: string
    readonly name: string
    readonly device: Device
  }) => Promise<LibraryCard>
}

export function libraryCalls(parts: LibraryParts, {sqliteBinding}: {readonly sqliteBinding?: string | undefined}): LibraryCalls {
  return {
    makeLibrary: async ({folder, id, name, device}) => {
      const opened = await openLibrary(folder, {device, sqliteBinding, create: {id, name}}, parts)
      opened.close()
      return opened.card
    },
    settleLibrary: async ({folder, device, seen}) => {
      const opened = await openLibrary(folder, {device, sqliteBinding, seen}, parts)
      return {card: opened.card, marks: opened.close()}
    },
    exportLibrary: async ({folder, target}) => ({
      bytes: await exportLibrary(folder, target, {...parts, options: {nativeBinding: sqliteBinding}}),
    }),
    readExport: ({source}) => readExport(source, parts.files),
    importLibrary: ({source, folder, name, device}) => importLibrary(source, folder, {...parts, name, options: {device, sqliteBinding}}),
  }
}
