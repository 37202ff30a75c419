let current: (() => number) | undefined

/** The grid says here how its top row can be known, so that the history can come back to it. */
export function setTopRow(read: () => number): () => void {
  current = read
  return () => {
    if (current === read) current = undefined
  }
}

/** The row at the top of what is seen. */
export function topRow(): number {
  return current?.() ?? 0
}
