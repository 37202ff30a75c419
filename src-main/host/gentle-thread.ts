import {readlinkSync} from 'node:fs'
import {constants, getPriority, setPriority} from 'node:os'

/**
 * Lets all other work of the machine go before this thread, for good: only the system's owner could take that back.
 * Linux takes the number of a thread where others take that of a process; elsewhere nothing is changed. Answers whether it is so now.
 */
export function makeThreadGentle(): boolean {
  if (process.platform !== 'linux') return false
  try {
    // `<process>/task/<thread>`, of the thread that asks.
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
    setPriority(thread, constants.priority.PRIORITY_LOW)
    return getPriority(thread) === constants.priority.PRIORITY_LOW
  } catch {
    return false
  }
}
