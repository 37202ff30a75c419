/** Small files may lie beside their names, without a block of their own. */
const MAY_LIE_INSIDE_BYTES = 4096

/** Whether a file has a size and no bytes on the disk: a cloud's stand-in, which reading would fetch, or a hole with nothing to see in it. */
export function isPlaceholder({size, blocks}: {readonly size: number; readonly blocks: number}): boolean {
  return blocks === 0 && size > MAY_LIE_INSIDE_BYTES
}
