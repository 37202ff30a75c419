/** Kinds of steps that background work is made of. */
export type Work = 'walk' | 'hash'

/** Lets so many steps run at once as there is room for now; the others wait. */
export interface Turns {
  take<V>(work: Work, signal: AbortSignal, step: () => Promise<V>): Promise<V>
  /** There may be more room than before. */
  look(): void
  isWaiting(): boolean
}

/** Opens turns of which all kinds together are at most as many as the limit of the kind that asks. */
export function openTurns(limits: () => Readonly<Record<Work, number>>): Turns {
  const waiting: {readonly work: Work; readonly go: () => void}[] = []
  let under = 0
  const look = (): void => {
    const most = limits()
    for (let at = 0; at < waiting.length;) {
      const one = waiting[at]!
      if (under >= most[one.work]) {
        at++
        continue
      }
      waiting.splice(at, 1)
      under++
      one.go()
    }
  }
  const turn = (work: Work, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const one = {
        work,
        go: () => {
          signal.removeEventListener('abort', leave)
          resolve()
        },
      }
      // Who is asked to put the work down takes its last step at once, and sees it then.
      const leave = (): void => {
        const at = waiting.indexOf(one)
        if (at < 0) return
        waiting.splice(at, 1)
        under++
        one.go()
      }
      waiting.push(one)
      signal.addEventListener('abort', leave)
      if (signal.aborted) leave()
      else look()
    })
  return {
    take: async (work, signal, step) => {
      await turn(work, signal)
      try {
        return await step()
      } finally {
        under--
        look()
      }
    },
    look,
    isWaiting: () => waiting.length > 0,
  }
}
