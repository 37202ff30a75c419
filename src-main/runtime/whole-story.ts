/** All that an error tells, for the log: its stack and those of its causes. A cause that came from a thread is its stack already. */
export function wholeStory(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : JSON.stringify(error)
  const own = error.stack ?? error.message
  return error.cause === undefined ? own : `${own}\nbecause: ${wholeStory(error.cause)}`
}
