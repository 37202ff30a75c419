import {createInterface} from 'node:readline/promises'

/** Asks the person at the terminal; where there is none, the answer is no. */
export async function confirmOnTerminal(question: string): Promise<boolean> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return false
  const lines = createInterface({input: process.stdin, output: process.stderr})
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} Go on? [y/N] `)).trim())
  } finally {
    lines.close()
  }
}
