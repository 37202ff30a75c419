import type {Peer} from './peers.ts'

/** Runs product and peer by turns, the order changing each time; answers all runs of both. */
export async function byTurns<T>(
  runs: number,
  product: () => Promise<T>,
  peer: Peer,
): Promise<{readonly ours: readonly T[]; readonly peer: PeerRuns}> {
  const ours: T[] = []
  const theirs: number[] = []
  const runPeer = async (): Promise<void> => {
    if ('run' in peer) theirs.push(await peer.run())
  }
  // Once for nothing: the cache is then warm for both.
  if ('run' in peer) await peer.run()
  for (let turn = 0; turn < runs; turn++) {
    if (turn % 2 === 1) await runPeer()
    ours.push(await product())
    if (turn % 2 === 0) await runPeer()
  }
  return {ours, peer: 'run' in peer ? {name: peer.name, runs: theirs} : {name: peer.name, absent: peer.absent}}
}

export interface PeerRuns {
  readonly name: string
  readonly runs?: readonly number[]
  readonly absent?: string
}

/** Runs several by turns, another one being the first each time; answers all runs of each, in the order of the contestants. */
export async function inTurn<T>(runs: number, contestants: readonly (() => Promise<T>)[]): Promise<readonly (readonly T[])[]> {
  const all = contestants.map((): T[] => [])
  for (let turn = 0; turn < runs; turn++) {
    for (let at = 0; at < contestants.length; at++) {
      const next = (turn + at) % contestants.length
      all[next]!.push(await contestants[next]!())
    }
  }
  return all
}
