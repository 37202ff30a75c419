import {CoreError} from '../../contract/errors.ts'
import {encodeUtf8} from '../../domain/utf8.ts'
import type {Spot} from '../../domain/act/spot.ts'
import {PartStopped, type PartWork} from './part-work.ts'

/** Gives what stands under a private name its own back, or another beside it where that is taken by now: a user's file never stays hidden. */
export function putBack({disk, names}: PartWork, hidden: Spot, home: Spot): void {
  for (let number = 1; number <= 100; number++) {
    try {
      if (!disk.facts(hidden)) return
      names.place(hidden, number === 1 ? home : {folder: home.folder, name: numbered(home.name, number)})
      return
    } catch (error) {
      if (!(error instanceof CoreError)) throw error
      if (error.code !== 'NameTaken') throw new PartStopped(error)
    }
  }
}

function numbered(name: Uint8Array, number: number): Uint8Array {
  const ending = encodeUtf8(` (${number})`)
  const bytes = new Uint8Array(name.length + ending.length)
  bytes.set(name)
  bytes.set(ending, name.length)
  return bytes
}
