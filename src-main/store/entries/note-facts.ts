import type {Facts} from '../../domain/act/spot.ts'
import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import {withCounters} from './counters.ts'
import {putWeight, takeWeight} from './folder-weights.ts'

/**
 * Gives entries the facts that they have after an act, as folders whose names changed have other times; content that no longer fits is
 * forgotten. Rows that are not there, or that tell of another thing, are left to the next run.
 */
export function noteFacts(
  {index}: Stores,
  {entries}: {readonly entries: readonly {readonly id: number; readonly facts: Facts}[]},
): {readonly seq: number} {
  return withCounters(index, (counters) => {
    for (const {id, facts} of entries) {
      const values = {
        id,
        kind: facts.kind,
        size: facts.size,
        mtime: facts.mtimeNs,
        ctime: facts.ctimeNs,
        birth: facts.birthNs,
        inode: facts.inode,
        nlink: facts.nlink,
        mode: facts.mode,
      }
      if (statement(index, changed).get(values) === undefined) continue
      takeWeight(index, id)
      statement(index, update).run({...values, seq: counters.nextSeq()})
      putWeight(index, id)
    }
  })
}

const changed = `SELECT 1 FROM entry WHERE id = :id AND kind = :kind AND inode = :inode AND (birth = :birth OR birth = 0 OR :birth = 0)
  AND (size <> :size OR mtime <> :mtime OR ctime <> :ctime OR nlink <> :nlink OR mode <> :mode)`
const update = `UPDATE entry SET content = CASE WHEN size = :size AND mtime = :mtime AND ctime = :ctime THEN content END,
  size = :size, mtime = :mtime, ctime = :ctime, birth = :birth, nlink = :nlink, mode = :mode, seq = :seq WHERE id = :id`
