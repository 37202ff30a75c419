import {appendFileSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import type {Client} from '../src-main/contract/index.ts'

/** One thing that happens to one file, and how a search tells that it is known. */
export interface Change {
  readonly kind: 'created' | 'written' | 'renamed' | 'deleted'
  make(): void
  isFound(client: Client): Promise<boolean>
}

const PREFIX = 'onefold-bench-change'
const SIZE = 5000

/** The life of one file in a folder, change by change; the folder is left as it was. */
export function changesOf(folder: string, round: number): readonly Change[] {
  const [first, second] = [`${PREFIX}-first-${round}.txt`, `${PREFIX}-second-${round}.txt`]
  const total = async (client: Client, input: {readonly query: string; readonly minSize?: number}): Promise<number> =>
    (await client.search.query({...input, limit: 1})).total
  return [
    {
      kind: 'created',
      make: () => writeFileSync(join(folder, first), 'new'),
      isFound: async (client) => (await total(client, {query: first})) === 1,
    },
    {
      kind: 'written',
      make: () => appendFileSync(join(folder, first), Buffer.alloc(SIZE, `${round} `)),
      isFound: async (client) => (await total(client, {query: first, minSize: SIZE})) === 1,
    },
    {
      kind: 'renamed',
      make: () => renameSync(join(folder, first), join(folder, second)),
      isFound: async (client) => (await total(client, {query: second})) === 1 && (await total(client, {query: first})) === 0,
    },
    {
      kind: 'deleted',
      make: () => rmSync(join(folder, second)),
      isFound: async (client) => (await total(client, {query: second})) === 0,
    },
  ]
}

/** Takes away what a killed bench has left. */
export function clearChanges(folder: string): void {
  for (const name of readdirSync(folder)) if (name.startsWith(PREFIX)) rmSync(join(folder, name))
}

const PATIENCE_MS = 60_000
const ASK_EVERY_MS = 10

/** Milliseconds until a search finds what was changed. */
export async function timeToFind(client: Client, change: Change): Promise<number> {
  const begun = performance.now()
  change.make()
  while (!(await change.isFound(client))) {
    if (performance.now() - begun > PATIENCE_MS) throw new Error(`What was ${change.kind} is not found within a minute.`)
    await sleep(ASK_EVERY_MS)
  }
  return performance.now() - begun
}

/** Folders of a tree that hold some files each, deep ones among them; always the same. */
export function foldersWithFiles(top: string, count: number): readonly string[] {
  const found: string[] = []
  const waiting = [top]
  for (let folder = waiting.shift(); folder !== undefined && found.length < count; folder = waiting.shift()) {
    const entries = readdirSync(folder, {withFileTypes: true})
    const inside = entries.filter((entry) => entry.isDirectory()).map(({name}) => join(folder, name))
    // By turns from both ends of what waits, so that not all of them stand at the top.
    if (inside.length > 0) waiting.unshift(inside[0]!)
    waiting.push(...inside.slice(1))
    const files = entries.length - inside.length
    if (files >= FEWEST && files <= MOST && existsSync(folder)) found.push(folder)
  }
  return found
}

const FEWEST = 20
const MOST = 100
