import {isPacked, PACKED, packedFolders} from '../../domain/act/packed.ts'
import {bytesKey, spotAt, spotPath} from '../../domain/act/spot-path.ts'
import {FILE} from '../../domain/act/spot.ts'
import type {ActDone} from '../../domain/act/plan-undo.ts'
import type {Part, Step} from '../../domain/act/step.ts'
import type {WorkDisk} from '../../domain/act/work-disk.ts'
import {type ArchiveDisk, openArchiveDisk} from '../../host/archive/archive-disk.ts'
import {type ActInput, spotOf} from './act-request.ts'
import type {PartInput} from './part-work.ts'
import {reachable} from './reachable.ts'

/** Whether something of these parts is read out of an archive. */
export const readsArchives = (parts: readonly Pick<Part, 'steps'>[]): boolean =>
  parts.some(({steps}) => steps.some((step) => 'seen' in step && isPacked(step.seen)))

/** The same, of the text of a part; a thing of that very name is taken for one as well. */
export const mayReadArchives = (text: string): boolean => text.includes(`"${PACKED}"`)

/** The archives that a plan reads: those that were asked for, or those that the act has read that it goes on with. */
export function archivesIn(input: ActInput, done: ActDone | undefined, disk: Pick<WorkDisk, 'facts'>): readonly Uint8Array[] {
  if (input.action === 'file.extract') return input.sources.map((source) => spotPath(spotOf(source)))
  return archivesOf(done ? stepsOf(done) : [], disk)
}

function* stepsOf({parts, part}: ActDone): Generator<Step> {
  for (let no = 0; no < parts; no++) yield* part(no).steps
}

/** The paths of the archives in which steps find what they read. */
function archivesOf(steps: Iterable<Step>, disk: Pick<WorkDisk, 'facts'>): readonly Uint8Array[] {
  const found = new Map<string, Uint8Array>()
  const asked = new Set<string>()
  for (const folder of packedFolders(steps)) {
    if (asked.size === asked.add(bytesKey(folder)).size) continue
    const path = archiveAbove(folder, disk)
    if (path) found.set(bytesKey(path), path)
  }
  return [...found.values()]
}

/** What stands on the way as a file is the archive: a file has nothing below it. */
function archiveAbove(folder: Uint8Array, disk: Pick<WorkDisk, 'facts'>): Uint8Array | undefined {
  for (let at = spotAt(folder); at; at = spotAt(at.folder)) {
    const facts = reachable(disk, at)
    if (facts) return facts.kind === FILE ? spotPath(at) : undefined
  }
  return undefined
}

/** The archives that acts read in one thread. */
export interface ArchivesRead {
  /** The disk for some parts of an act; what it reads of an archive goes on where the parts before it ended. */
  over(input: PartInput): WorkDisk
  /** Closes the files of the archives, so that their volumes can go. */
  rest(): void
}

export function openArchivesRead(disk: WorkDisk): ArchivesRead {
  let last: {readonly act: string; readonly opened: ArchiveDisk} | undefined
  let paths = (): readonly Uint8Array[] => []
  return {
    over: ({act, parts}) => {
      if (!readsArchives(parts)) return disk
      let found: readonly Uint8Array[] | undefined
      // Asked when a step asks, so that it is the step that fails where the disk does.
      paths = () =>
        (found ??= archivesOf(
          parts.flatMap(({steps}) => steps),
          disk,
        ))
      if (last?.act !== act) {
        last?.opened.rest()
        last = {act, opened: openArchiveDisk(disk, () => paths())}
      }
      return last.opened
    },
    rest: () => last?.opened.rest(),
  }
}
