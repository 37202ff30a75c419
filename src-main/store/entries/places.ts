import {Buffer} from 'node:buffer'
import type Database from 'better-sqlite3'
import {statement} from '../statement.ts'

/** Computes paths from parents, remembering folders for as long as one piece of work lasts. */
export interface Places {
  /** The path of an entry from the top of its volume, without a leading slash; empty for the top itself. */
  pathOf(id: number): Buffer
}

interface Row {
  readonly parent: number
  readonly name: Buffer
}

export function openPlaces(index: Database.Database): Places {
  const read = statement(index, 'SELECT parent, CAST(name AS BLOB) AS name FROM entry WHERE id = ?')
  const known = new Map<number, Buffer>()
  const pathOf = (id: number): Buffer => {
    const chain: {readonly id: number; readonly name: Buffer}[] = []
    let at = id
    let above: Buffer | undefined
    while (above === undefined) {
      const row = read.get(at) as Row | undefined
      if (!row) throw new Error(`Invariant: entry ${at} stands in the index.`)
      if (row.parent < 0) above = row.name
      else chain.push({id: at, name: row.name})
      if (above === undefined) above = known.get(row.parent)
      at = row.parent
    }
    for (const one of chain.reverse()) {
      above = above.length === 0 ? one.name : Buffer.concat([above, SLASH, one.name])
      known.set(one.id, above)
    }
    return above
  }
  return {
    pathOf: (id) => {
      const path = known.get(id) ?? pathOf(id)
      known.set(id, path)
      return path
    },
  }
}

const SLASH = Buffer.from('/')
