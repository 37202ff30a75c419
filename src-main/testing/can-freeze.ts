import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** Whether a folder can be made such that not even root may write to it, as `chattr +i` does on some volumes. */
export const canFreeze: boolean = tryIt()

function tryIt(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'onefold-frozen-'))
  const {status} = spawnSync('chattr', ['+i', folder])
  spawnSync('chattr', ['-i', folder])
  rmSync(folder, {recursive: true})
  return status === 0
}
