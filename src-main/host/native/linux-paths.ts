import {constants} from 'node:os'
import {currentFolder, openFlag, type LinuxCalls} from './linux-calls.ts'
import {nativeMemory} from './memory.ts'
import {pathSteps} from './path-steps.ts'

/** Opens paths of any length, in steps where one call does not take them; answers a descriptor or a negative errno. */
export interface LinuxPaths {
  /** An absolute path as the system resolves it, save that with `noFollow` the last part is no link. */
  open(absolute: Uint8Array, flags: number): number
  /** A path below an open folder: no link on the way, no other mount, nothing above the folder. */
  openBelow(folderFd: number, relative: Uint8Array, flags: number): number
}

export function linuxPaths(calls: LinuxCalls): LinuxPaths {
  const path = nativeMemory(4352)
  path.bytes.write('.\0', dotAt, 'latin1')
  const put = (bytes: Uint8Array): number => {
    path.bytes.set(bytes, 0)
    path.bytes[bytes.length] = 0
    return path.address
  }
  const inSteps = (from: number, whole: Uint8Array, openStep: (fd: number, step: Uint8Array, last: boolean) => number): number => {
    const steps = pathSteps(whole)
    let fd = from
    for (const [at, step] of steps.entries()) {
      if (step.length > longestPath) return -constants.errno.ENAMETOOLONG
      const next = openStep(fd, step, at === steps.length - 1)
      if (fd !== from) calls.close(fd)
      if (next < 0) return next
      fd = next
    }
    return fd
  }
  return {
    open: (absolute, flags) => inSteps(currentFolder, absolute, (fd, step, last) => calls.openAt(fd, put(step), last ? flags : passing)),
    openBelow(folderFd, relative, flags) {
      if (relative.length === 0) return calls.openBeneath(folderFd, path.address + dotAt, flags)
      if (relative.length <= longestPath) return openPatiently(calls, folderFd, {path: put(relative), flags})
      return inSteps(folderFd, relative, (fd, step, last) => openPatiently(calls, fd, {path: put(step), flags: last ? flags : passing}))
    },
  }
}

const longestPath = 4095
const dotAt = 4344
const passing = openFlag.folder | openFlag.pathOnly | openFlag.closeOnExec

// openat2 answers EAGAIN while somebody renames above; a few tries are enough.
function openPatiently(calls: LinuxCalls, fd: number, open: {readonly path: number; readonly flags: number}): number {
  let answer = 0
  for (let tries = 0; tries < 16; tries++) {
    answer = calls.openBeneath(fd, open.path, open.flags)
    if (answer !== -constants.errno.EAGAIN) return answer
  }
  return answer
}
