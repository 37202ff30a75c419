import {spawn} from 'node:child_process'
import {CoreError} from '../../contract/errors.ts'

/** Starts a program that lives on without us; its words go to it as they are, never through a shell. Fails when it cannot start or gives up at once. */
export function startProgram(file: string, words: readonly string[], folder?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string, cause?: unknown): void =>
      reject(new CoreError({code: 'Unsupported', message: `The program ${file} did not start: ${reason}.`}, {cause}))
    const child = spawn(file, words, {detached: true, stdio: 'ignore', windowsHide: false, cwd: folder})
    const settled = setTimeout(resolve, settleMs)
    child.once('error', (error) => {
      clearTimeout(settled)
      fail(error.message, error)
    })
    child.once('exit', (code, signal) => {
      clearTimeout(settled)
      if (code === 0) resolve()
      else fail(signal === null ? `it ended with ${code}` : `it was ended by ${signal}`)
    })
    child.unref()
  })
}

// Long enough for "there is no program for this type", short enough for a person who waits.
const settleMs = 1500
