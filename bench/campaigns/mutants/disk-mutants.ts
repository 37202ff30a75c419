import {mutantsIn} from './mutant.ts'

/** Bugs in how the disk is asked. */
export const diskMutants = mutantsIn('src-main/host/work', [
  [
    'a name is replaced',
    'linux-work-disk.ts',
    'this.#changes.rename(pair.from, pair.to, renaming.noReplace)',
    'this.#changes.rename(pair.from, pair.to, renaming.plain)',
  ],
  [
    'a file is not flushed',
    'linux-open-files.ts',
    "this.#check(file, 'flushed', this.#changes.flush(file))",
    "this.#check(file, 'flushed', 0)",
  ],
  ['a folder is not flushed', 'linux-work-disk.ts', 'const answer = this.#changes.flush(fd)', 'const answer = 0'],
  ['a volume is not flushed', 'linux-work-disk.ts', 'const answer = this.#changes.flushVolume(fd)', 'const answer = 0'],
  ['a part takes over what stands there', 'linux-open-files.ts', 'changeFlag.create | changeFlag.exclusive |', 'changeFlag.create |'],
  ['a short write is whole', 'linux-open-files.ts', 'while (done < bytes.length) {', 'if (done < bytes.length) {'],
  [
    'times are not kept',
    'linux-keep.ts',
    'safeMode(seen, theirs, extended.groupBits))\n    this.#setTimes(keeping)',
    'safeMode(seen, theirs, extended.groupBits))',
  ],
])

/** Bugs in what is remembered of acts. */
export const storeMutants = mutantsIn('src-main/store/acts', [
  ['the audit is no chain', 'audit-log.ts', 'previous_hash: head.hash}', 'previous_hash: START.hash}'],
  ['a part that was not begun is ended', 'part-rows.ts', 'WHERE act = ? AND no = ? AND state = 1', 'WHERE act = ? AND no = ?'],
  [
    'a begun act is forgotten',
    'draft-act.ts',
    '\n             AND NOT EXISTS (SELECT 1 FROM act_part WHERE act_part.act = act.number AND state > 0)',
    '',
  ],
  [
    'the oldest act is undone',
    'undoable.ts',
    'AND undoes IS NULL ORDER BY audit_seq DESC LIMIT 1',
    'AND undoes IS NULL ORDER BY audit_seq LIMIT 1',
  ],
  [
    'a cut audit log is whole',
    'verify-audit.ts',
    'return before.seq === head.seq && head.count === head.seq ? undefined : before.seq + 1',
    'return undefined',
  ],
  ['what was undone can be undone again', 'end-act.ts', "mark.run('undone', seq, row.id)", ''],
])
