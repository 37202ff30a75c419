import {failure} from './disk-plot.ts'
import {BLOCK, writeNode} from './memory-node.ts'
import type {Found} from './memory-volumes.ts'

/** Writes as much as the volume has room for, and fails where that is not all. */
export function writeWithin(
  {node, volume}: Found,
  data: Uint8Array,
  {offset, time}: {readonly offset: number; readonly time: {next(): bigint}},
): void {
  if (offset + data.length > volume.can.fileBytes) throw failure('Unsupported', 'EFBIG', 'write')
  let fits = data.length
  for (let number = Math.floor(offset / BLOCK); number * BLOCK < offset + data.length; number++) {
    if (node.blocks.has(number)) continue
    if (volume.freeBytes < BLOCK) {
      fits = Math.max(0, number * BLOCK - offset)
      break
    }
    volume.freeBytes -= BLOCK
  }
  if (fits > 0) writeNode(node, data.subarray(0, fits), offset)
  node.ctimeNs = time.next()
  node.attributes = {...node.attributes, mtimeNs: node.ctimeNs}
  if (fits < data.length) throw failure('DiskFull', 'ENOSPC', 'write')
}
