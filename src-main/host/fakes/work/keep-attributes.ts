import {LINK, type Facts} from '../../../domain/act/spot.ts'
import type {MemoryNode} from './memory-node.ts'
import type {Found} from './memory-volumes.ts'

interface Keeping {
  readonly seen: Facts
  /** What extended attributes come from. */
  readonly from: MemoryNode | undefined
  readonly ctimeNs: bigint
}

/** Gives a node the attributes of another, as far as its volume takes them; answers what it does not. */
export function keepAttributes({node, volume}: Found, {seen, from, ctimeNs}: Keeping): readonly string[] {
  const {owners, xattrs, timeStepNs} = volume.can
  const lost: string[] = []
  if (!owners && (seen.owner !== node.attributes.owner || seen.group !== node.attributes.group)) lost.push('owner')
  if (!xattrs) for (const name of from?.attributes.xattrs.keys() ?? []) lost.push(`xattr ${name}`)
  node.attributes = {
    mode: node.kind === LINK ? node.attributes.mode : (node.attributes.mode & ~0o7777) | (seen.mode & 0o7777),
    owner: owners ? seen.owner : node.attributes.owner,
    group: owners ? seen.group : node.attributes.group,
    mtimeNs: seen.mtimeNs - (seen.mtimeNs % timeStepNs),
    xattrs: xattrs && from ? from.attributes.xattrs : node.attributes.xattrs,
  }
  node.ctimeNs = ctimeNs
  node.unflushed = true
  return lost
}
