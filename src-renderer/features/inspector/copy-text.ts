import {tell} from '../../core/attempt.ts'
import {messages} from '../../messages.ts'

/** Puts a text on the clipboard and says so. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    tell('done', done)
  } catch {
    // A browser may forbid the clipboard; the user must know that nothing was copied.
    tell('error', messages.file.notCopied)
  }
}
