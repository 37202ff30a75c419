import {mutantsIn} from './mutant.ts'

/** Bugs in what is planned, and in how facts are compared. */
export const planMutants = mutantsIn('src-main/domain/act', [
  [
    'an edit of the same size is not seen',
    'spot.ts',
    'sameThing(a, b) && a.size === b.size && a.mtimeNs === b.mtimeNs',
    'sameThing(a, b) && a.size === b.size',
  ],
  [
    'a time that was set back is not seen',
    'still-there.ts',
    'step.touched ? isMoved(seen, now) : sameFacts(seen, now)',
    'isMoved(seen, now)',
  ],
  ['two acts share private names', 'private-names.ts', "act.replaceAll('-', '')", "act.replaceAll('-', '').slice(0, 13)"],
  [
    'a mounted volume is deleted with its folder',
    'plan-remove.ts',
    'if (facts.kind === DIR && work.mounts.isMount(',
    'if (facts.size < 0 && work.mounts.isMount(',
  ],
  ['a lone info file is not seen in the trash', 'trash-rooms.ts', ' ||\n    work.disk.facts(infoSpot(place, name)) !== undefined', ''],
  [
    'an undo takes away what was edited since',
    'undo-world.ts',
    'now.kind === DIR || (now.size === made.size && now.mtimeNs === made.mtimeNs)',
    'now.kind >= 0',
  ],
  ['an undo goes where another stands', 'undo-world.ts', 'if (standing === undefined || (sameThing', 'if (standing !== null || (sameThing'],
  [
    'a file replaces its own other name',
    'meet.ts',
    "return sameThing(standing, seen) ? idle(work, coming, 'same-place') : bring(",
    'return bring(',
  ],
])
