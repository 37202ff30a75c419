/** Row numbers that a walker may propose, handed out in order from the ranges that it was given. */
export class IdRanges {
  readonly #ranges: {next: number; readonly last: number}[] = []

  add(range: {readonly first: number; readonly last: number}): void {
    if (range.last >= range.first) this.#ranges.push({next: range.first, last: range.last})
  }

  has(count: number): boolean {
    let left = 0
    for (const range of this.#ranges) left += range.last - range.next + 1
    return left >= count
  }

  /** Ask `has` first. */
  next(): number {
    const range = this.#ranges[0]
    if (range === undefined) throw new Error('A walker proposed an id beyond its ranges.')
    const id = range.next++
    if (range.next > range.last) this.#ranges.shift()
    return id
  }
}
