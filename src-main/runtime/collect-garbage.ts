import {getHeapStatistics, setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'

/** Gives back what this thread's heap holds in vain; does nothing where little has come together since it last did. */
export function collectGarbage(): void {
  if (getHeapStatistics().total_physical_size < kept + WORTH_BYTES) return
  collector ??= theCollector()
  // Another flavor leaves the pages of short-lived objects in a pool of the process, where they stay resident.
  collector?.({type: 'major', execution: 'sync', flavor: 'last-resort'})
  kept = getHeapStatistics().total_physical_size
}

type Collector = (how: {readonly type: 'major'; readonly execution: 'sync'; readonly flavor: 'last-resort'}) => void

const WORTH_BYTES = 2e6
let kept = 0
let collector: Collector | undefined

/** V8 hands it to contexts that are made under this flag only. */
function theCollector(): Collector | undefined {
  setFlagsFromString('--expose-gc')
  const found: unknown = runInNewContext('globalThis.gc')
  return typeof found === 'function' ? (found as Collector) : undefined
}
