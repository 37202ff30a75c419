import {Notification} from 'electron'
import {shellWords} from './words/shell-words.ts'
import {type EndedJob, noticeOf, noticeOfVolume, type SystemNotice} from './notice-policy.ts'

/** Tells outside the windows what is worth it: what ends within a moment is told at once. */
export interface Notifier {
  ended(job: EndedJob): void
  silent(volume: string): void
  /** Told once in the life of a data dir: closing the window did not end the program. */
  goesOn(): void
}

export interface NotifierParts {
  wanted(): boolean
  isFocused(): boolean
  /** A click leads to the window, and there to a page. */
  show(command: string | undefined): void
}

const GATHER_MS = 2_000

export function notifier({wanted, isFocused, show}: NotifierParts): Notifier {
  const shown = new Set<Notification>()
  const put = ({title, body, command}: Pick<SystemNotice, 'title' | 'body'> & {readonly command?: string}): void => {
    if (!Notification.isSupported()) return
    const notice = new Notification({title, body})
    // One that nobody holds is collected, and its click with it.
    shown.add(notice)
    notice.on('click', () => show(command))
    notice.on('close', () => shown.delete(notice))
    notice.show()
  }
  let gathered: EndedJob[] = []
  const tell = (): void => {
    const notice = noticeOf(gathered, {focused: isFocused()})
    gathered = []
    if (notice && wanted()) put(notice)
  }
  return {
    ended: (job) => {
      gathered.push(job)
      if (gathered.length === 1) setTimeout(tell, GATHER_MS)
    },
    silent: (volume) => {
      if (wanted() && !isFocused()) put(noticeOfVolume(volume))
    },
    goesOn: () => put({title: shellWords().notices.goesOnTitle, body: shellWords().notices.goesOnText}),
  }
}
