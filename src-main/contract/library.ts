import {z} from 'zod'
import {DeviceId, Instant, LibraryId} from './ids.ts'
import {action, query} from './operation.ts'
import {SidecarUsage} from './sidecar.ts'

export const Library = z.object({
  id: LibraryId,
  name: z.string(),
  /** The library's own folder. */
  folder: z.string(),
  createdAt: Instant,
  schema: z.number(),
  current: z.boolean(),
})
export type Library = z.infer<typeof Library>

const LibraryWord = z.string().min(1)
const Name = z.string().trim().min(1).max(120)

/** What can be asked of libraries: each is one index with all that its user made. */
export const library = {
  create: action({
    summary: 'Make a new library.',
    input: z.object({name: Name}),
    output: z.object({library: Library}),
    fails: ['NameTaken', 'BadInput', 'DiskFull'],
    needs: ['library.write'],
    positional: ['name'],
  }),
  open: action({
    summary: 'Make a library the current one.',
    input: z.object({library: LibraryWord}),
    output: z.object({library: Library}),
    fails: ['NotFound', 'SchemaNewer', 'Damaged', 'LibraryInUse'],
    needs: ['library.write'],
    positional: ['library'],
  }),
  list: query({
    summary: 'List the libraries.',
    input: z.object({}),
    output: z.object({total: z.number(), libraries: z.array(Library)}),
    fails: [],
    needs: ['read'],
  }),
  info: query({
    summary: 'Tell about the library in use.',
    input: z.object({}),
    output: z.object({
      library: Library,
      device: DeviceId,
      epoch: z.string(),
      seq: z.number(),
      entries: z.number(),
      locations: z.number(),
      libraryBytes: z.number(),
      indexBytes: z.number(),
      /** Small pictures and the like, which can be made again. */
      sidecars: SidecarUsage,
    }),
    fails: [],
    needs: ['read'],
  }),
  rename: action({
    summary: 'Rename the library in use.',
    input: z.object({name: Name}),
    output: z.object({library: Library}),
    fails: ['NameTaken', 'BadInput'],
    needs: ['library.write'],
    positional: ['name'],
  }),
  export: action({
    summary: 'Write a whole copy of the library in use to a new folder.',
    input: z.object({path: z.string().min(1)}),
    output: z.object({path: z.string(), bytes: z.number()}),
    fails: ['Conflict', 'PathNotFound', 'PermissionDenied', 'DiskFull', 'InputOutput'],
    needs: ['library.write', 'system'],
    positional: ['path'],
  }),
  import: action({
    summary: 'Take in a library that was exported.',
    input: z.object({path: z.string().min(1), name: Name.optional().describe('What it is called; else as it was.')}),
    output: z.object({library: Library}),
    fails: ['PathNotFound', 'NameTaken', 'SchemaNewer', 'Damaged', 'BadInput', 'DiskFull'],
    needs: ['library.write', 'system'],
    positional: ['path'],
  }),
  delete: action({
    summary: 'Delete a library; the files that it indexes stay where they are.',
    input: z.object({library: LibraryWord, yes: z.boolean().default(false)}),
    output: z.object({deleted: LibraryId, note: z.string()}),
    fails: ['NotFound', 'ConfirmationNeeded', 'Conflict'],
    needs: ['library.write'],
    positional: ['library'],
  }),
}
