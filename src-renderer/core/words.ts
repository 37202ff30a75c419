import {WindowWord} from '../../src-main/contract/window-word.ts'

let listen: ((word: WindowWord) => void) | undefined
const early: WindowWord[] = []

window.addEventListener('message', ({source, data}: MessageEvent<unknown>) => {
  if (source !== window || typeof data !== 'object' || data === null || !('onefold' in data)) return
  const word = WindowWord.safeParse(data.onefold)
  if (!word.success) return
  if (listen) listen(word.data)
  else early.push(word.data)
})

/** Where this window was opened to begin, before anybody hears. */
export const beginsElsewhere = (): boolean => early.some(({tell}) => tell === 'go')

/** Hears what the desktop program says to this window, from the first word on; the answer ends it. A browser's window hears nothing. */
export function whenTold(follow: (word: WindowWord) => void): () => void {
  listen = follow
  for (const word of early.splice(0)) follow(word)
  return () => {
    listen = undefined
  }
}
