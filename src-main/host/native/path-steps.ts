/** Cuts a path into parts that one open call takes, at slashes; 600 levels of 255 bytes need forty. */
export function pathSteps(path: Uint8Array): readonly Uint8Array[] {
  if (path.length <= longestStep) return [path]
  const steps: Uint8Array[] = []
  let start = 0
  while (path.length - start > longestStep) {
    const slash = path.lastIndexOf(slashByte, start + longestStep)
    if (slash <= start) break
    steps.push(path.subarray(start, slash))
    start = slash + 1
  }
  steps.push(path.subarray(start))
  return steps
}

const longestStep = 4000
const slashByte = 0x2f
