import {execFileSync} from 'node:child_process'
import {existsSync, lstatSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import type {BenchCore} from './bench-core.ts'
import {timed} from './bench-run.ts'
import {inTurn, type PeerRuns} from './by-turns.ts'
import {type Figure, figureOf} from './figures.ts'
import {forgetFiles, writeFileList} from './file-list.ts'
import {b3sum, cpAndSync, type Peer, rsyncAndSync} from './peers.ts'

interface CopyBench {
  readonly core: BenchCore
  /** On the volume that is copied to. */
  readonly scratch: string
  readonly runs: number
}

interface Copied {
  readonly what: string
  readonly source: string
  /** Of the time of cp and sync, for a copy that is not read back. */
  readonly atMost: number
}

/** One run, and what else is known of it. */
interface CopyRun {
  /** Absent where the program is. */
  readonly ms?: number
  readonly more?: object
  readonly warmMs?: number
  readonly coldMs?: number
}

/**
 * Copies one source by each program in turn, each to a new path. The core's time goes from the preview until its job ended; the source is
 * warm for all. Trees are removed at the end only: ext4 looks at every inode that was deleted in the last minutes before it takes another
 * one, so a tree that was just removed would be paid for by whoever copies next.
 */
export async function copyByTurns(bench: CopyBench, {what, source, atMost}: Copied): Promise<{figures: Figure[]; work: object}> {
  const targets = openTargets(bench.scratch, {areKept: lstatSync(source).isDirectory()})
  const lists = {source: join(bench.scratch, 'files of source'), target: join(bench.scratch, 'files of target')}
  writeFileList(lists.source, source)
  execFileSync('xargs', ['-0', '-a', lists.source, 'cat'], {stdio: ['ignore', 'ignore', 'inherit']})
  const [plain, verified, copied, synced] = await inTurn(bench.runs, [
    () => targets.use((target) => productRun(bench.core, {source, target, verify: false})),
    () => targets.use((target) => productRun(bench.core, {source, target, verify: true})),
    () => targets.use(async (target) => ({...(await runOf(cpAndSync(source, target))), ...(await sumsOf(lists, target))})),
    () => targets.use((target) => runOf(rsyncAndSync(source, target))),
  ])
  targets.remove()
  const [cp, rsync] = [cpAndSync(source, ''), rsyncAndSync(source, '')]
  const withSums = (of: 'warmMs' | 'coldMs', how: string): PeerRuns => {
    const runs = (copied as readonly CopyRun[]).flatMap(({ms, [of]: sums}) =>
      ms === undefined || sums === undefined ? [] : ms * atMost + sums,
    )
    const name = `× ${atMost} of ${cp.name}, and b3sum of both, the copy ${how}`
    return runs.length > 0 ? {name, runs} : {name, absent: 'cp or b3sum is not installed'}
  }
  const [own, proven] = [msOf(plain!), msOf(verified!)]
  const compared = `${what}, read back from the disk and compared`
  return {
    figures: [
      figureOf({what, unit: 'ms', runs: own, peer: peerRuns(cp, copied!), goal: {of: 'ratio', atMost}}),
      figureOf({what: 'the same', unit: 'ms', runs: own, peer: peerRuns(rsync, synced!)}),
      figureOf({what: compared, unit: 'ms', runs: proven, peer: withSums('warmMs', 'from the cache'), goal: {of: 'ratio', atMost: 1}}),
      figureOf({what: 'the same', unit: 'ms', runs: proven, peer: withSums('coldMs', 'from the disk')}),
    ],
    work: {what, plain, verified, copied},
  }
}

/** A new path for each copy. */
function openTargets(scratch: string, {areKept}: {readonly areKept: boolean}) {
  let used = 0
  const remove = (): void => {
    for (let no = 0; no < used; no++) rmSync(join(scratch, `target ${no}`), {recursive: true, force: true})
    execFileSync('sync', ['-f', scratch])
  }
  return {
    remove,
    use: async <T>(run: (target: string) => Promise<T>): Promise<T> => {
      const ended = await run(join(scratch, `target ${used++}`))
      if (!areKept) remove()
      return ended
    },
  }
}

/** How long b3sum takes over source and copy, with the copy in the cache as it was left, and again when it must come from the disk. */
async function sumsOf(lists: {readonly source: string; readonly target: string}, target: string): Promise<Partial<CopyRun>> {
  if (!existsSync(target)) return {}
  writeFileList(lists.target, target)
  const source = await runOf(b3sum(lists.source))
  const warm = await runOf(b3sum(lists.target))
  forgetFiles(lists.target)
  const cold = await runOf(b3sum(lists.target))
  if (source.ms === undefined || warm.ms === undefined || cold.ms === undefined) return {}
  return {warmMs: source.ms + warm.ms, coldMs: source.ms + cold.ms}
}

async function productRun(
  core: BenchCore,
  {source, target, verify}: {readonly source: string; readonly target: string; readonly verify: boolean},
): Promise<CopyRun> {
  const asked = {sources: [source], to: target, verify}
  let previewMs = 0
  let commitMs = 0
  const {ms, cpuMs, value} = await timed(core, async () => {
    const begun = performance.now()
    const {plan} = await core.client.file.copy({...asked, dryRun: true})
    previewMs = performance.now() - begun
    const {job} = await core.client.file.copy({...asked, commit: plan.hash})
    if (!job) throw new Error('A plan that was agreed to became no job.')
    commitMs = performance.now() - begun - previewMs
    return core.ended(job)
  })
  return {ms, more: {previewMs, commitMs, cpuMs, ...value.metrics}}
}

async function runOf(peer: Peer): Promise<CopyRun> {
  return 'run' in peer ? {ms: await peer.run()} : {}
}

const msOf = (runs: readonly CopyRun[]): number[] => runs.flatMap(({ms}) => ms ?? [])

const peerRuns = (peer: Peer, runs: readonly CopyRun[]): PeerRuns => ('absent' in peer ? peer : {name: peer.name, runs: msOf(runs)})
