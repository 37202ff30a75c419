import type {WebContents} from 'electron'
import type {WindowWord} from '../../contract/window-word.ts'

/** Brings words to pages: what is said before a page can hear waits for it, also while it loads again. */
export interface WordPost {
  say(page: Pick<WebContents, 'id' | 'send'>, word: WindowWord): void
  /** The page has asked for its line to the core: it hears from now on. */
  hears(page: Pick<WebContents, 'id' | 'send'>): void
  /** Its page is being loaded, or has ended. */
  deaf(page: Pick<WebContents, 'id'>): void
  forget(id: number): void
}

export function wordPost(): WordPost {
  const hearing = new Set<number>()
  const waiting = new Map<number, WindowWord[]>()
  return {
    say: (page, word) => {
      if (hearing.has(page.id)) page.send('onefold:word', word)
      else waiting.set(page.id, [...(waiting.get(page.id) ?? []), word])
    },
    hears: (page) => {
      hearing.add(page.id)
      for (const word of waiting.get(page.id) ?? []) page.send('onefold:word', word)
      waiting.delete(page.id)
    },
    deaf: (page) => void hearing.delete(page.id),
    forget: (id) => {
      hearing.delete(id)
      waiting.delete(id)
    },
  }
}
