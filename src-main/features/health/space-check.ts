import {freeSpace} from '../../host/free-space.ts'
import type {QueryScope} from '../scopes.ts'
import type {CheckOf} from './check-of.ts'

/** A library grows, and each backup takes as much as it again. */
const LITTLE_BYTES = 1_000_000_000

/** Whether there is room where the library lies. */
export async function spaceCheck({facts: {dataDir: path}}: Pick<QueryScope, 'facts'>): Promise<CheckOf<'space'>> {
  return toldOfSpace(path, await freeSpace(path))
}

export function toldOfSpace(path: string, space: Awaited<ReturnType<typeof freeSpace>>): CheckOf<'space'> {
  const facts = {about: 'space', path, ...space} as const
  const figures = `${gigabytes(space.freeBytes)} of ${gigabytes(space.totalBytes)} are free where Onefold keeps its library`
  if (space.freeBytes >= LITTLE_BYTES) return {...facts, state: 'good', sentence: `${figures}.`}
  return {
    ...facts,
    state: 'attention',
    sentence: `Only ${figures}: it needs room to grow and to be backed up.`,
    todo: 'Free some space on that volume. “Sizes” shows what takes it.',
  }
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toLocaleString('en', {maximumFractionDigits: 1})} GB`
