import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
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
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
    await once(child.stdout, 'end')
    expect(JSON.parse(said)).toEqual({looked: 'Interrupted', left: [{kind: 'thread', role: 'test'}]})
    // The one whose request was taken is let go by nothing but an answer; all else of its process is gone by now.
    if (state === 'mute') volume.be('speak')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    volume.remove()
    scratch.remove()
  },
  30_000,
)
