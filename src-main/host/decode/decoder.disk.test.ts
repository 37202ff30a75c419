import {fork} from 'node:child_process'
import {once} from 'node:events'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {afterAll, expect, it} from 'vitest'
import {endlessDrawing} from '../../testing/made-pictures.ts'
import {scratchFolder} from '../../testing/scratch-folder.ts'

const scratch = scratchFolder()
afterAll(scratch.remove)

it('a decoder in the midst of an endless picture goes when its core does', async () => {
  const path = join(scratch.path, 'endless.svg')
  writeFileSync(path, endlessDrawing())
  const decoder = fork(join(import.meta.dirname, '../../worker.ts'), {serialization: 'advanced', stdio: 'ignore'})
  const ended = once(decoder, 'exit')
  decoder.send({role: 'decoder', setup: undefined})
  decoder.send({id: 1, name: 'draw', input: {file: {path: Buffer.from(path), tellsBlocks: true}, size: 4096}} as object)
  await once(decoder, 'message')
  await sleep(1_000)
  decoder.disconnect()
  expect(await Promise.race([ended, sleep(3_000, 'still there')])).toEqual([null, 'SIGKILL'])
})
