import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {mountFuse, noFuse} from '../testing/fuse-volume.ts'
import {scratchFolder} from '../testing/scratch-folder.ts'

const module = (name: string): string => JSON.stringify(join(import.meta.dirname, name))

test.skipIf(noFuse !== undefined).each(['mute', 'deaf'] as const)(
  `a process of which a thread hangs on a volume that is %s ends all the same${noFuse ? ` (skipped: ${noFuse})` : ''}`,
  async (state) => {
    const scratch = scratchFolder()
    const volume = await mountFuse()
    writeFileSync(
      join(scratch.path, 'worker.ts'),
      `import {statSync} from 'node:fs'
       import {parentPort} from 'node:worker_threads'
       import {serveThread} from ${module('threads.ts')}
       serveThread(parentPort, {look: (path) => statSync(path).size, echo: (input) => input})`,
    )
    writeFileSync(
      join(scratch.path, 'program.ts'),
      `import {endProcess} from ${module('end-process.ts')}
       import {leftBehind} from ${module('left-behind.ts')}
       import {startThread} from ${module('threads.ts')}
       const thread = startThread(process.argv[2], 'test', '')
       await thread.calls.echo('it runs')
       const looking = thread.calls.look(process.argv[3]).catch(({code}) => code)
       await new Promise((resolve) => setTimeout(resolve, 300))
       await thread.end()
       process.stdout.write(JSON.stringify({looked: await looking, left: leftBehind()}), () => endProcess(0))`,
    )
    volume.be(state)
    const child = spawn(process.execPath, [join(scratch.path, 'program.ts'), join(scratch.path, 'worker.ts'), volume.mountPoint], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => {
      child.kill('SIGKILL')
      volume.remove()
      scratch.remove()
    })
    const [said] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
    expect(JSON.parse(said)).toEqual({looked: 'Interrupted', left: [{kind: 'thread', role: 'test'}]})
    // The one whose request was taken is let go by nothing but an answer, and keeps what its process had open until then.
    if (state === 'mute') volume.be('speak')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  },
  30_000,
)
