import {leftBehind} from './left-behind.ts'

/** Ends this process when all is put down. A thread that a dead volume holds would keep an orderly exit waiting for ever. */
export function endProcess(exitCode: number): void {
  if (leftBehind().some(({kind}) => kind === 'thread')) process.kill(process.pid, 'SIGKILL')
  else process.exit(exitCode)
}
