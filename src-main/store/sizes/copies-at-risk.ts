import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'

interface Weight {
  readonly contents: number
  readonly bytes: number
}

export interface CopiesAtRisk {
  readonly contents: number
  /** One file holds it. */
  readonly single: Weight
  /** All files that hold it lie on one volume. */
  readonly oneVolume: Weight
  /** Names of files whose content is known in full, also of empty ones. */
  readonly names: number
}

/** Counts the contents that are known in full by how many files hold them, and on how many volumes; empty files are none. */
export function copiesAtRisk({index}: Stores, _input?: undefined): CopiesAtRisk {
  const counted = statement(
    index,
    `WITH held AS MATERIALIZED (
       SELECT content, count(*) AS names, min(volume) = max(volume) AS alone,
           count(*) - count(CASE WHEN nlink > 1 THEN 1 END) + count(DISTINCT CASE WHEN nlink > 1 THEN volume || ' ' || inode END) AS files
         FROM entry NOT INDEXED WHERE content IS NOT NULL AND kind = 0 AND id NOT IN (SELECT entry FROM scan_missing) GROUP BY content)
     SELECT coalesce(sum(names), 0) AS names, count(size > 0 OR NULL) AS contents,
         count((size > 0 AND files = 1) OR NULL) AS single, coalesce(sum(CASE WHEN files = 1 THEN size END), 0) AS singleBytes,
         count((size > 0 AND alone) OR NULL) AS oneVolume, coalesce(sum(CASE WHEN alone THEN size END), 0) AS oneVolumeBytes
       FROM held CROSS JOIN content ON content.id = held.content WHERE substr(key, 1, 1) = x'66'`,
  )
  const row = counted.get() as Record<'names' | 'contents' | 'single' | 'singleBytes' | 'oneVolume' | 'oneVolumeBytes', number>
  return {
    contents: row.contents,
    single: {contents: row.single, bytes: row.singleBytes},
    oneVolume: {contents: row.oneVolume, bytes: row.oneVolumeBytes},
    names: row.names,
  }
}
