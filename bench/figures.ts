import {cpus, loadavg, release, totalmem, type} from 'node:os'

/** One measured figure, beside its peer where there is one and its goal where design sets one; what every bench prints. */
export interface Figure {
  readonly what: string
  readonly unit: 'ms' | 'MB' | 'bytes' | 'per second' | 'calls' | '% of a core'
  readonly value: number
  /** Every run, in the order they were made; the value is their median. */
  readonly runs?: readonly number[]
  readonly peer?: PeerFigure
  readonly goal?: Goal
  /** Whether the goal is met; absent where there is no goal or its peer is missing. */
  readonly holds?: boolean
}

export interface PeerFigure {
  readonly name: string
  readonly value?: number
  readonly runs?: readonly number[]
  readonly ratio?: number
  /** Why there is no figure. */
  readonly absent?: string
}

/** The most that is allowed: of the ratio to the peer, or of the value itself. */
export interface Goal {
  readonly of: 'ratio' | 'value'
  readonly atMost: number
}

/** What one bench answers; all besides the figures is for whoever wants to know more. */
export interface BenchFindings {
  readonly figures: readonly Figure[]
  readonly [more: string]: unknown
}

/** What is printed of one bench. */
export interface BenchResult extends BenchFindings {
  readonly bench: string
  readonly at: string
  readonly command: string
  readonly machine: Machine
  /** Of the last minute, as the bench began: a busy machine measures itself. */
  readonly loadBefore: number
}

interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGB: number
  readonly system: string
  readonly node: string
}

export interface Measured {
  readonly what: string
  readonly unit: Figure['unit']
  readonly runs: readonly number[]
  readonly peer?: {readonly name: string; readonly runs?: readonly number[]; readonly absent?: string}
  readonly goal?: Goal
}

/** Makes a figure of runs: medians, the ratio to the peer, and whether the goal is met. */
export function figureOf({what, unit, runs, peer, goal}: Measured): Figure {
  const beside = peer && peerFigureOf(peer, median(runs))
  const value = round(median(runs))
  const judged = goal?.of === 'ratio' ? beside?.ratio : value
  return {
    what,
    unit,
    value,
    ...(runs.length > 1 ? {runs: runs.map(round)} : {}),
    ...(beside && {peer: beside}),
    ...(goal && {goal}),
    ...(goal && judged !== undefined && {holds: judged <= goal.atMost}),
  }
}

function peerFigureOf({name, runs = [], absent}: NonNullable<Measured['peer']>, ours: number): PeerFigure {
  if (runs.length === 0) return {name, absent: absent ?? 'it was not run'}
  return {name, value: round(median(runs)), runs: runs.map(round), ratio: Number((ours / median(runs)).toPrecision(3))}
}

/** The same figure where its goal says nothing, as on a few thousand files. */
export const withoutGoal = ({what, unit, value, runs, peer}: Figure): Figure => ({
  what,
  unit,
  value,
  ...(runs && {runs}),
  ...(peer && {peer}),
})

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** The value below which a share of all values stands. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

export const round = (value: number): number => Math.round(value * 100) / 100

export const loadNow = (): number => round(loadavg()[0] ?? 0)

export function thisMachine(): Machine {
  const all = cpus()
  return {
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release().split('-')[0]}`,
    node: process.versions.node,
  }
}
