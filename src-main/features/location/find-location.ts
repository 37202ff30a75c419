import {CoreError} from '../../contract/errors.ts'
import {encodeUtf8} from '../../domain/utf8.ts'
import {equalBytes, normalPath} from '../../domain/byte-path.ts'
import type {LocationRow} from '../../store/location-rows.ts'
import type {Reader} from '../../store/remote.ts'

/** The location that a word names: an id, a path, or a name that only one of them has. */
export async function findLocation(word: string, {read}: {readonly read: Reader}): Promise<LocationRow> {
  const rows = await read.locations()
  const byId = rows.find((row) => row.uuid === word.toLowerCase())
  if (byId) return byId
  const byPath = word.startsWith('/') ? rows.find((row) => equalBytes(row.path, normalPath(encodeUtf8(word)))) : undefined
  if (byPath) return byPath
  const byName = rows.filter((row) => row.name === word)
  if (byName.length === 1) return byName[0]!
  if (byName.length > 1)
    throw new CoreError({code: 'NotFound', message: `Several locations are called “${word}”.`, hint: 'Name it by its path or its id.'})
  throw new CoreError({code: 'NotFound', message: `There is no location “${word}”.`, hint: 'onefold location list tells which there are.'})
}
