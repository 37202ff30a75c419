import {z} from 'zod'
import {contractHash} from '../../contract/contract-hash.ts'
import {errors} from '../../contract/errors.ts'
import {CoreEvent} from '../../contract/events.ts'
import {allOperations} from '../../contract/index.ts'
import {WIRE_VERSION} from '../../contract/wire.ts'
import {ownOptions} from './own-options.ts'
import type {Session} from './session.ts'

/** Prints the whole contract for other programs: operations, events and failures. Needs no core. */
export async function printSchema({place}: Session, words: readonly string[]): Promise<number> {
  ownOptions(words, {})
  const operations = allOperations().map(({name, operation}) => {
    const {kind, summary, needs, fails, positional = [], input, output} = operation
    const schemas = {
      input: z.toJSONSchema(input, {unrepresentable: 'any', io: 'input'}),
      output: z.toJSONSchema(output, {unrepresentable: 'any'}),
    }
    return {name, kind, summary, needs, fails, positional, ...schemas}
  })
  const schema = {
    appVersion: place.appVersion,
    wire: WIRE_VERSION,
    contract: contractHash(),
    operations,
    event: z.toJSONSchema(CoreEvent, {unrepresentable: 'any'}),
    errors,
  }
  await place.out.data(`${JSON.stringify(schema, null, 2)}\n`)
  return 0
}
