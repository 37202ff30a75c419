import type {Handle, operations} from '../../../contract/index.ts'
import {ages} from '../../../contract/sizes.ts'
import type {CoreScopes} from '../../scopes.ts'
import {topsOf} from './size-scope.ts'

const DAY_MS = 86_400_000
/** Where each age but the last one ends. */
const agesMs = [1, 7, 30, 365, 730, 1826].map((days) => days * DAY_MS)

/** Adds up the files of a folder, of a volume, or of everything by what they are or how old they are. */
export const sumFiles: Handle<(typeof operations)['index']['sums'], CoreScopes> = async ({by, ...asked}, scope) => {
  const tops = await topsOf(asked, scope)
  const linked = await scope.read.namesOfLinked()
  await scope.searcher.follow()
  const now = scope.clock.now()
  const found = await scope.searcher.sumRows({
    below: tops.map(({entry}) => entry),
    by,
    moments: agesMs.map((age) => now - age),
    linked,
  })
  const sums =
    by === 'age'
      ? found.toSorted((a, b) => Number(a.key) - Number(b.key)).map(({key, ...sum}) => ({key: ages[Number(key)]!, ...sum}))
      : found.toSorted((a, b) => b.bytes - a.bytes || (a.key < b.key ? -1 : 1))
  const total = (of: 'files' | 'bytes'): number => sums.reduce((all, sum) => all + sum[of], 0)
  return {total: sums.length, files: total('files'), bytes: total('bytes'), sums}
}
