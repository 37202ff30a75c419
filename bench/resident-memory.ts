import {readFileSync} from 'node:fs'

/** What a process holds of the machine's memory, in bytes, and the most that it ever did. */
export interface Memory {
  readonly resident: number
  readonly peak: number
}

export function memoryOf(pid: number): Memory {
  if (process.platform !== 'linux') throw new Error('Memory is read from /proc, which only Linux has.')
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const bytes = (key: string): number => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? NaN) * 1024
  return {resident: bytes('VmRSS'), peak: bytes('VmHWM')}
}
