import type {FileType} from './domain/file-types/definitions.ts'
import type {Log} from './domain/ports.ts'
import type {DiskCalls} from './features/disk-calls.ts'
import type {DecoderCalls} from './host/decode/decoder-calls.ts'
import type {ServedTable} from './runtime/serve-calls.ts'
import type {SearchCalls} from './features/search/search-thread.ts'
import type {LibraryCalls} from './store/library-calls.ts'
import type {ReaderCalls} from './store/reader-calls.ts'
import type {WriterCalls} from './store/writer-calls.ts'

/** What each kind of thread is told at its start, and the table that it serves. */
export interface ThreadRoles {
  readonly writer: {readonly setup: Sqlite; readonly calls: WriterCalls}
  readonly reader: {readonly setup: Sqlite; readonly calls: ReaderCalls}
  readonly librarian: {readonly setup: Sqlite; readonly calls: LibraryCalls}
  readonly search: {readonly setup: Resources; readonly calls: SearchCalls}
  readonly disk: {readonly setup: Resources & {readonly gentle?: boolean}; readonly calls: DiskCalls}
  /** A child, never a thread: it may be killed at any time. */
  readonly decoder: {readonly setup: undefined; readonly calls: DecoderCalls}
}
interface Sqlite {
  readonly sqliteBinding: string | undefined
}
interface Resources {
  /** Read once, by the core: the parser and what checks it stay out of the threads. */
  readonly fileTypes: readonly FileType[]
}
type Told = {readonly [R in keyof ThreadRoles]: {readonly role: R; readonly setup: ThreadRoles[R]['setup']}}[keyof ThreadRoles]
/** Loads the parts of one role only: a walker needs no SQLite, a writer no file types. */
export async function threadTable(told: Told): Promise<ServedTable> {
  switch (told.role) {
    case 'writer': {
      const {writerCalls} = await import('./store/writer-calls.ts')
      return writerCalls(await libraryParts(), told.setup)
    }
    case 'reader': {
      const {readerCalls} = await import('./store/reader-calls.ts')
      return readerCalls(told.setup)
    }
    case 'librarian': {
      const {libraryCalls} = await import('./store/library-calls.ts')
      return libraryCalls(await libraryParts(), told.setup)
    }
    case 'search': {
      const [{searchCalls}, {typeTable}] = await Promise.all([
        import('./features/search/search-thread.ts'),
        import('./features/file/type-table.ts'),
      ])
      const types = typeTable(told.setup.fileTypes)
      return searchCalls({categoryOf: types.categoryOfRow, typesVersion: types.version, log: errorStream})
    }
    case 'disk': {
      if (told.setup.gentle) (await import('./host/gentle-thread.ts')).makeThreadGentle()
      const [{diskCalls}, {typeTable}] = await Promise.all([import('./features/disk-table.ts'), import('./features/file/type-table.ts')])
      return diskCalls(typeTable(told.setup.fileTypes))
    }
    case 'decoder': {
      const {decoderCalls} = await import('./host/decode/decoder-calls.ts')
      return decoderCalls()
    }
  }
}

/** A thread has no file of the log; what it says goes to the program's error stream. */
const errorStream: Log = {write: (level, source, message) => void process.stderr.write(`${level} ${source}: ${message}\n`)}

async function libraryParts() {
  const [{libraryFiles}, {systemClock}, {systemRandom}] = await Promise.all([
    import('./host/library-files.ts'),
    import('./host/clock.ts'),
    import('./host/random.ts'),
  ])
  return {files: libraryFiles, clock: systemClock, random: systemRandom}
}
