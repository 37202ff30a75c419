import {CoreError} from '../../contract/errors.ts'

/** Work that several may wait for: it is done once, and left when nobody waits for it any more. */
export interface SharedWork<V> {
  on(name: string, signal: AbortSignal | undefined, start: (signal: AbortSignal) => Promise<V>): Promise<V>
}

export function openSharedWork<V>(): SharedWork<V> {
  const underWay = new Map<string, {readonly answer: Promise<V>; readonly left: AbortController; waiters: number}>()
  const begin = (name: string, start: (signal: AbortSignal) => Promise<V>) => {
    const left = new AbortController()
    const work = {answer: start(left.signal), left, waiters: 0}
    underWay.set(name, work)
    const over = (): void => void (underWay.get(name) === work && underWay.delete(name))
    work.answer.then(over, over)
    return work
  }
  return {
    on: (name, signal, start) => {
      const work = underWay.get(name) ?? begin(name, start)
      work.waiters++
      if (!signal) return work.answer
      return new Promise<V>((resolve, reject) => {
        const leave = (): void => {
          reject(new CoreError({code: 'Interrupted', message: 'Nobody waits for this any more.'}))
          if (--work.waiters > 0) return
          if (underWay.get(name) === work) underWay.delete(name)
          work.left.abort()
        }
        if (signal.aborted) return leave()
        signal.addEventListener('abort', leave)
        work.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
      })
    },
  }
}
