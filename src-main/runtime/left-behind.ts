/** A thread or a child that did not end when it was told to, because a system call holds it. */
export interface LeftBehind {
  readonly kind: 'thread' | 'process'
  readonly role: string
}

const left = new Set<LeftBehind>()

/** Counts what is waited for no longer, until it ends after all. */
export function leaveBehind(one: LeftBehind, gone: Promise<unknown>): void {
  left.add(one)
  void gone.catch(() => undefined).then(() => left.delete(one))
}

/** What was left behind and has not ended since. */
export function leftBehind(): readonly LeftBehind[] {
  return [...left]
}

/** Whether something is over within this time. Rejects as it does. */
export async function isSoon(gone: Promise<unknown>, withinMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => (timer = setTimeout(resolve, withinMs, false)))
  try {
    return await Promise.race([gone.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
