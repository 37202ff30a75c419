import {CoreError} from '../../contract/errors.ts'
import {encodeUtf8} from '../../domain/utf8.ts'
import type {Spot} from '../../domain/act/spot.ts'
import {PartStopped, type PartWork} from './part-work.ts'
import {reachable} from './reachable.ts'

/**
 * Gives what stands under a private name its own back: another beside it where that is taken by now, and where no way leads there any more
 * its name in the folder where it is. A user's file never stays hidden.
 */
export function putBack({disk, names}: PartWork, hidden: Spot, home: Spot): void {
  let {folder} = home
  for (let number = 1; number <= 100;) {
    try {
      if (!reachable(disk, hidden)) return
      names.place(hidden, {folder, name: number === 1 ? home.name : numbered(home.name, number)})
      return
    } catch (error) {
      if (!(error instanceof CoreError)) throw error
      if (error.code === 'NameTaken') number++
      else if (folder !== hidden.folder && (error.code === 'NotAFolder' || error.code === 'PathNotFound')) folder = hidden.folder
      else throw new PartStopped(error)
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
