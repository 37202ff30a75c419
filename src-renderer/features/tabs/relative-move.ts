import {isWithin, joinPath, nameOf, parentOf, pathParts} from '../places/index.ts'

/** Where the second of two folders is to go when the first one went up or down; nothing when it went elsewhere, or there is no way up. */
export function relativeMove(move: {readonly from: string; readonly to: string}, other: string): string | undefined {
  const {from, to} = move
  if (from === to) return undefined
  if (isWithin(from, to)) {
    let reached: string | undefined = other
    for (let up = depthOf(from) - depthOf(to); up > 0 && reached !== undefined; up--) reached = parentOf(reached)
    return reached
  }
  if (!isWithin(to, from)) return undefined
  return pathParts(to)
    .slice(depthOf(from))
    .reduce((reached, {path}) => joinPath(reached, nameOf(path)), other)
}

const depthOf = (path: string): number => pathParts(path).length
