import {spawnSync} from 'node:child_process'

/** Whether another program is here to be compared with; what a test without it says beside its name. */
export function peerProgram(name: string): {readonly missing: boolean; readonly why: string} {
  const missing = spawnSync(name, ['--version'], {stdio: 'ignore'}).error !== undefined
  return {missing, why: missing ? ` (${name} is not installed)` : ''}
}
