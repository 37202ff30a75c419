import type {Writable} from 'node:stream'

/** Where a command's words go: data to stdout, everything else to stderr. */
export interface Output {
  readonly terminal: boolean
  readonly color: boolean
  /** Writes data; waits while the reader is behind. */
  data(text: string): Promise<void>
  /** Writes a line for the person who watches. */
  note(line: string): void
  /** Shows a line that the next one overwrites; nothing where stderr is no terminal. */
  progress(line: string): void
}

/** Speaks to the streams of a process. */
export function streamOutput(
  stdout: Writable & {readonly isTTY?: boolean},
  stderr: Writable & {readonly isTTY?: boolean},
  color: boolean,
): Output {
  let shown = false
  const clear = (): void => {
    if (shown) stderr.write('\r\u001b[K')
    shown = false
  }
  return {
    terminal: stdout.isTTY === true,
    color,
    data: async (text) => {
      clear()
      if (!stdout.write(text)) await new Promise<void>((resolve) => stdout.once('drain', resolve))
    },
    note: (line) => {
      clear()
      stderr.write(`${line}\n`)
    },
    progress: (line) => {
      if (stderr.isTTY !== true) return
      clear()
      if (line === '') return
      stderr.write(line)
      shown = true
    },
  }
}
