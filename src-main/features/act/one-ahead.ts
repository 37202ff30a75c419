/** The same values, each asked for while the one before it is worked on. */
export async function* oneAhead<T>(source: AsyncGenerator<T, void, undefined>): AsyncGenerator<T, void, undefined> {
  let coming = source.next()
  for (;;) {
    const next = await coming
    if (next.done) return
    coming = source.next()
    // Who comes to it meets its failure; who stops before does not.
    coming.catch(() => undefined)
    yield next.value
  }
}
