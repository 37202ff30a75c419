import {z} from 'zod'
import {CoreEvent} from './events.ts'
import {allOperations} from './index.ts'
import {WIRE_VERSION} from './wire.ts'

/** Names this contract: any change of an operation, an event or the wire gives another text. Not cryptographic. */
export function contractHash(): string {
  known ??= typeof BUILT_CONTRACT === 'undefined' ? hashOf() : BUILT_CONTRACT
  return known
}

/** The hash as the build wrote it into the programs: to go through the whole contract takes each of them 50 ms of its start. */
declare const BUILT_CONTRACT: string | undefined

let known: string | undefined

function hashOf(): string {
  const said = allOperations().map(({name, operation}) => [
    name,
    operation.kind,
    operation.needs,
    operation.fails,
    z.toJSONSchema(operation.input, {unrepresentable: 'any', io: 'input'}),
    z.toJSONSchema(operation.output, {unrepresentable: 'any'}),
  ])
  return fnv1a(JSON.stringify([WIRE_VERSION, said, z.toJSONSchema(CoreEvent, {unrepresentable: 'any'})]))
}

/** FNV-1a over UTF-16 units, run twice with different starts to give 64 bits. Source: draft-eastlake-fnv. */
function fnv1a(text: string): string {
  const run = (start: number): string => {
    let hash = start
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    return (hash >>> 0).toString(16).padStart(8, '0')
  }
  return run(0x811c9dc5) + run(0x1234567)
}
