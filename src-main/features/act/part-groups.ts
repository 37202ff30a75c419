import type {PartRow} from '../../runtime/act-types.ts'
import type {Step} from '../../domain/act/step.ts'

/** How much is carried out at once. */
export interface GroupLimits {
  /** Of steps: a flush costs as much for many as for few, and nothing is in its place before it. */
  readonly steps: number
  /** Of content, so that large files appear one after the other. */
  readonly bytes: number
}
export const groupLimits: GroupLimits = {steps: 2048, bytes: 64 * 1024 * 1024}

/**
 * The parts of an act that are not done, in the groups in which they are carried out. All that were begun before a crash are one group,
 * because what a later one has moved on is no sign that the earlier one was not done.
 */
export async function* partGroups(
  parts: AsyncIterable<PartRow>,
  {limits = groupLimits, done}: {readonly limits?: GroupLimits | undefined; readonly done: (part: PartRow) => void},
): AsyncGenerator<readonly PartRow[], void, undefined> {
  let group: PartRow[] = []
  let steps = 0
  let bytes = 0
  for await (const part of parts) {
    if (part.state === 'done') {
      done(part)
      continue
    }
    const more = bytesOf(part.steps)
    const isFull = part.state === 'pending' && (steps + part.steps.length > limits.steps || bytes + more > limits.bytes)
    if (group.length > 0 && (group[0]!.state !== part.state || isFull)) {
      yield group
      group = []
      steps = 0
      bytes = 0
    }
    group.push(part)
    steps += part.steps.length
    bytes += more
  }
  if (group.length > 0) yield group
}

function bytesOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + (step.kind === 'copy-file' ? step.seen.size : 0), 0)
}
