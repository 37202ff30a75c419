import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {execFile} from 'node:child_process'
import {promisify} from 'node:util'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {cannotCount} from './counted-calls.ts'
import type {BenchResult} from './figures.ts'

let scratch: string
beforeAll(() => (scratch = mkdtempSync(join(tmpdir(), 'onefold-follow-bench-'))))
afterAll(() => rmSync(scratch, {recursive: true}))

interface OneKind {
  readonly kind: string
  readonly value: number | Readonly<Record<string, number>>
}

/** A core of its own that follows a made tree of so many entries, on which files change one at a time. */
async function followed(entries: number) {
  const words = ['follow', '--small', '--source', '--runs', '2', '--count', String(entries), '--corpus', scratch]
  const {stdout} = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'bench.ts'), ...words])
  const {figures, byKind} = JSON.parse(stdout) as BenchResult & {byKind: {costs: OneKind[]; calls?: OneKind[]}}
  const calls = byKind.calls?.map(({kind, value}) => ({kind, calls: Object.values(value).reduce((sum, count) => sum + count, 0)}))
  const valueOf = (what: string): number => figures.find((figure) => figure.what.startsWith(what))!.value
  return {calls, cpuMs: valueOf('one file changed, CPU, median'), foundMs: valueOf('from a change to its being found, median')}
}

test.skipIf(cannotCount() !== undefined)(
  `what one changed file costs does not grow with the tree${cannotCount() === undefined ? '' : ` (skipped: ${cannotCount()})`}`,
  async () => {
    // One after the other: what a processor does beside costs both.
    const small = await followed(2000)
    const large = await followed(20_000)
    for (const {kind, calls} of large.calls!) {
      const inSmall = Math.max(...small.calls!.filter((one) => one.kind === kind).map((one) => one.calls))
      // A folder that lies deeper is opened in more steps, and a look at what is mounted may fall into the same second.
      expect([kind, calls <= inSmall + 60, calls > 0]).toEqual([kind, true, true])
    }
    expect(large.cpuMs).toBeLessThan(50)
    expect(large.foundMs).toBeLessThan(500)
  },
)
