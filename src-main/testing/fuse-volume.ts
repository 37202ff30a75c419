import {type ChildProcess, spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {scratchFolder} from './scratch-folder.ts'

/** A mounted volume whose answers can be held back. */
export interface FuseVolume {
  readonly mountPoint: string
  /** The folder that it shows. */
  readonly backing: string
  /** `mute`: its server takes requests and answers none, and who asks cannot even be killed. `deaf`: it takes none. `speak`: it answers, also what was asked meanwhile. */
  be(state: 'mute' | 'deaf' | 'speak'): void
  /** Ends the server and takes the mount away, whatever hangs on it. */
  remove(): void
}

const program = join(import.meta.dirname, 'fuse-server.fixture.ts')

/** None of them outlives the program that mounted it. */
const alive = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

/** Why no FUSE volume can be mounted here; absent where one can. */
export const noFuse: string | undefined = await reason()

/** Mounts one in a folder of its own, or at the mount point given. */
export async function mountFuse(at?: {readonly mountPoint: string; readonly backing: string}): Promise<FuseVolume> {
  const scratch = at ? undefined : scratchFolder()
  const mountPoint = at?.mountPoint ?? scratch!.sub('Hanging')
  const backing = at?.backing ?? scratch!.sub('backing')
  const child = spawn(process.execPath, [program, mountPoint, backing], {stdio: ['ignore', 'ignore', 'inherit', 'ipc']})
  alive.add(child)
  const [word] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as unknown[]
  if (word !== 'mounted') throw new Error('The FUSE volume could not be mounted.')
  return {
    mountPoint,
    backing,
    be: (state) => {
      if (state === 'deaf') return void child.kill('SIGSTOP')
      child.kill('SIGCONT')
      child.send(state)
    },
    remove: () => {
      child.kill('SIGKILL')
      alive.delete(child)
      spawnSync('umount', ['--lazy', mountPoint])
      scratch?.remove()
    },
  }
}

async function reason(): Promise<string | undefined> {
  if (process.platform !== 'linux' || !existsSync('/dev/fuse')) return 'no /dev/fuse'
  if (process.getuid?.() !== 0) return 'not root'
  const scratch = scratchFolder()
  try {
    const volume = await mountFuse({mountPoint: scratch.sub('try'), backing: scratch.sub('backing')})
    volume.remove()
    return undefined
  } catch {
    return 'a FUSE volume cannot be mounted'
  } finally {
    scratch.remove()
  }
}
