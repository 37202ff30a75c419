import {closeSync, openSync} from 'node:fs'
import {readdir, readFile} from 'node:fs/promises'
import {linuxVolumeCalls} from '../native/linux-volume-calls.ts'

/** Says whether something was mounted or taken away since it was asked last; asking is cheap enough for once a second. */
export interface MountSignal {
  changed(): Promise<boolean>
  close(): void
}

/** The signal of this system. */
export function openMountSignal(): MountSignal {
  if (process.platform === 'linux') return linuxSignal() ?? signalOf(() => readFile('/proc/self/mountinfo', 'utf8'))
  if (process.platform === 'darwin') return signalOf(async () => (await readdir('/Volumes')).join('\n'))
  return windowsSignal()
}

/** The kernel marks an open list of mounts at each change: one call, and nothing is read. */
function linuxSignal(): MountSignal | undefined {
  const calls = linuxVolumeCalls()
  if (!calls) return undefined
  const fd = openSync('/proc/self/mountinfo', 'r')
  return {changed: async () => calls.hasNews(fd), close: () => closeSync(fd)}
}

/** Compares what is read now with what was read before. */
export function signalOf(read: () => Promise<string>): MountSignal {
  let last: Promise<string> = read()
  // Whoever asks first hears of it.
  last.catch(() => undefined)
  return {
    changed: async () => {
      const before = await last.catch(() => undefined)
      const now = await (last = read())
      return now !== before
    },
    close: () => undefined,
  }
}

const WINDOWS_EVERY = 2

/** Windows tells of drive letters by asking for them; every other second, because it takes a program to list more. */
function windowsSignal(): MountSignal {
  let asked = 0
  let last = ''
  return {
    changed: async () => {
      if (asked++ % WINDOWS_EVERY !== 0) return false
      const now = await lettersInUse()
      const differs = now !== last
      last = now
      return differs
    },
    close: () => undefined,
  }
}

async function lettersInUse(): Promise<string> {
  // A drive without a medium answers an error and is told by its letter all the same once there is one.
  const letters = Array.from({length: 24}, (_, at) => String.fromCharCode(0x43 + at))
  const used = await Promise.all(
    letters.map((letter) =>
      readdir(`${letter}:\\`).then(
        () => letter,
        () => '',
      ),
    ),
  )
  return used.join('')
}
