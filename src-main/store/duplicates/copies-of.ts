import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'

/** What is left of a content when some entries are gone. */
export interface CopiesLeft {
  readonly content: number
  /** Its hash is over all bytes; of a sampled content no copy is certain. */
  readonly full: boolean
  /** Files elsewhere that hold it; each counts once, however many names it has. */
  readonly copies: number
  /** A file of the given entries has another name that is not among them. */
  readonly names: boolean
}

type Row = readonly [content: bigint, id: bigint, volume: bigint, inode: bigint, nlink: bigint]

/** How many files hold these contents outside of a set of entries, on all volumes, also on those that are not connected. */
export function copiesOf(
  {index}: Stores,
  {contents, without}: {readonly contents: readonly number[] | Float64Array; readonly without: readonly number[] | Float64Array},
): readonly CopiesLeft[] {
  const wanted = JSON.stringify([...new Set(contents)])
  return index.transaction(() => {
    // Not found where they were by a run that is under way: not there, as far as anybody knows.
    const missing = new Set(statement(index, 'SELECT entry FROM scan_missing').pluck().all() as number[])
    const full = new Set(
      statement(
        index,
        "SELECT content.id FROM json_each(?) AS wanted CROSS JOIN content ON content.id = wanted.value WHERE substr(content.key, 1, 1) = x'66'",
      )
        .pluck()
        .all(wanted) as number[],
    )
    const rows = statement(
      index,
      `SELECT content, entry.id, volume, inode, nlink FROM json_each(?) AS wanted
         CROSS JOIN entry INDEXED BY entry_content ON entry.content = wanted.value WHERE kind = 0`,
    )
      .safeIntegers()
      .raw()
      .all(wanted) as Row[]
    const byContent = Map.groupBy(rows, ([content]) => Number(content))
    const apart = {missing, leaving: new Set(without)}
    return Array.from(contents, (content) => {
      const {copies, names} = filesLeft(byContent.get(content) ?? [], apart)
      return {content, full: full.has(content), copies: full.has(content) ? copies : 0, names}
    })
  })()
}

interface Apart {
  readonly missing: ReadonlySet<number>
  readonly leaving: ReadonlySet<number>
}

function filesLeft(rows: readonly Row[], {missing, leaving}: Apart): Pick<CopiesLeft, 'copies' | 'names'> {
  const going = new Set<string>()
  const left: {readonly file: string; readonly nlink: bigint}[] = []
  for (const [, id, volume, inode, nlink] of rows) {
    if (leaving.has(Number(id))) going.add(`${volume} ${inode}`)
    else if (!missing.has(Number(id))) left.push({file: `${volume} ${inode}`, nlink})
  }
  const elsewhere = new Set(left.filter(({file}) => !going.has(file)).map(({file}) => file))
  // A row of the same inode that says to be its only name is the place where it stood before somebody moved it.
  return {copies: elsewhere.size, names: left.some(({file, nlink}) => nlink > 1n && going.has(file))}
}

/** How many files hold what some entries hold, when these are gone; entries whose content is not known are left out. */
export function copiesLeft(
  stores: Stores,
  {entries}: {readonly entries: readonly number[]},
): readonly (CopiesLeft & {readonly entry: number; readonly key: Uint8Array})[] {
  const rows = statement(
    stores.index,
    `SELECT entry.id AS entry, content.id AS content, content.key FROM json_each(?) AS wanted
       CROSS JOIN entry ON entry.id = wanted.value JOIN content ON content.id = entry.content`,
  ).all(JSON.stringify(entries)) as {entry: number; content: number; key: Uint8Array}[]
  const contents = [...new Set(rows.map(({content}) => content))]
  const left = new Map(copiesOf(stores, {contents, without: entries}).map((one) => [one.content, one]))
  return rows.map(({entry, content, key}) => ({...left.get(content)!, entry, key}))
}
