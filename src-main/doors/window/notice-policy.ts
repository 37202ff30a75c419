import {shellWords} from './words/shell-words.ts'

/** A job that has just ended, or came to wait for somebody. */
export interface EndedJob {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly status: 'completed' | 'partial' | 'failed'
  readonly durationMs: number
  readonly errorCount: number
  /** Nobody waits for it: the index that keeps itself up to date, and the like. */
  readonly background: boolean
}

/** What is told of outside the windows, and where a click on it leads. */
export interface SystemNotice {
  readonly title: string
  readonly body: string
  readonly command: string
}

/** Shorter work is seen by whoever asked for it. */
const LONG_MS = 30_000
const ACTIVITY = 'page.activity'

/**
 * Chooses what is worth an interruption of what has happened within a moment; nothing while a window is looked at.
 * What failed or is done by half needs somebody; what was long is waited for; the rest is routine.
 */
export function noticeOf(jobs: readonly EndedJob[], {focused}: {readonly focused: boolean}): SystemNotice | undefined {
  if (focused) return undefined
  const needing = jobs.filter(({status, background}) => status === 'failed' || (status === 'partial' && !background))
  const done = jobs.filter(({status, background, durationMs}) => status === 'completed' && !background && durationMs > LONG_MS)
  const told = [...needing, ...done]
  const [first] = told
  if (!first) return undefined
  if (told.length === 1) return {title: titleOf(first), body: first.title, command: ACTIVITY}
  const body = told.slice(0, 3).map(({title}) => title)
  if (told.length > 3) body.push(shellWords().notices.more(told.length - 3))
  return {title: sumOf(needing.length, done.length), body: body.join('\n'), command: ACTIVITY}
}

/** Told once for each time that a volume stops answering while something waits for it. */
export function noticeOfVolume(name: string): SystemNotice {
  const words = shellWords().notices
  return {title: words.silentTitle, body: words.silentText(name), command: ACTIVITY}
}

function titleOf({status, errorCount}: EndedJob): string {
  const words = shellWords().notices
  if (status === 'completed') return words.done
  return status === 'failed' ? words.failed : words.partial(errorCount)
}

function sumOf(needing: number, done: number): string {
  const {notices, tray} = shellWords()
  if (needing === 0) return notices.allDone(done)
  const problems = tray.needed(needing)
  return done === 0 ? problems : notices.someDone(problems, done)
}
