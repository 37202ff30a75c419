import {mutantsIn} from './mutant.ts'

/** Bugs in recovery and in the job that carries acts out. */
export const recoverMutants = mutantsIn('src-main/features/act', [
  ['half files are not seen', 'recover-part.ts', 'slot.hasPart = reachable(work.disk, partOf(slot)) !== undefined', 'slot.hasPart = false'],
  ['recovered forwards', 'recover-part.ts', 'work.slots.toReversed()', 'work.slots'],
  ['what an earlier run did is not flushed', 'recover-part.ts', '    rememberFolders(work, slot)\n', ''],
  [
    'a source on its way out is removed',
    'recover-part.ts',
    'if (reachable(work.disk, going)) putBack(work, going, step.from)',
    'if (reachable(work.disk, going)) work.names.removeFile(going)',
  ],
  [
    'the old content is removed instead of kept',
    'recover-replace.ts',
    '  keepOld(work, slot, partOf(slot))\n  yield* mustBeOurs',
    '  names.removeFile(partOf(slot))\n  yield* mustBeOurs',
  ],
  [
    'whatever stands at the target is ours',
    'stands-ours.ts',
    'if (!(yield* holdsSame(work, slot, {source, copy: standing.spot}))) return false',
    '',
  ],
  [
    'a half file is believed',
    'resume-part.ts',
    'equalStart(work, {one: source, other: part, length: Math.min(length, size), stream})',
    'equalStart(work, {one: source, other: source, length: Math.min(length, size), stream})',
  ],
  ['parts are not journalled before they begin', 'act-job.ts', "await turn(run, how === 'run' ? parts : [])", 'await turn(run, [])'],
  [
    'what was begun is begun anew',
    'act-job.ts',
    "parts[0]!.state === 'running' ? 'recover' : 'run'",
    "parts.length < 0 ? 'recover' : 'run'",
  ],
  ['a cancel leaves what was begun', 'act-job.ts', 'if (parts.length === 0) continue', 'if (parts.length === 0 || isBegun) continue'],
  [
    'what was begun is recovered in pieces',
    'part-groups.ts',
    "const isFull = part.state === 'pending' && (",
    'const isFull = part.no >= 0 && (',
  ],
  [
    'a swapped version is taken for granted',
    'recover-swap.ts',
    'if (!is(seen, target) || !is(existing, version)) return',
    'if (!is(seen, target) && !is(existing, version)) return',
  ],
  [
    'a thing in the trash without its info is done',
    'recover-trash.ts',
    '  if (isTold) {\n    slot.made',
    '  if (isTold || slot.hasPart) {\n    slot.made',
  ],
])
