import {execFileSync} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, describe, expect, it} from 'vitest'
import {scratchFolder} from '../testing/scratch-folder.ts'
import {openBlobs} from './blobs.ts'
import {blobsCompliance} from './blobs.compliance.ts'
import {memoryBlobs} from './fakes/memory-blobs.ts'

const scratch = scratchFolder()
afterAll(scratch.remove)
let made = 0
const key = new Uint8Array(32).fill(7)
const HOUR = 3_600_001

describe('blobs on the disk', () =>
  blobsCompliance(() => {
    const folder = join(scratch.path, `blobs-${++made}`)
    let now = 1_700_000_000_000
    const open = (limitBytes: number) => {
      const blobs = openBlobs({folder, key, limitBytes, now: () => now})
      // A file is as old as the test's clock says.
      return {
        ...blobs,
        write: async (...said: Parameters<typeof blobs.write>) => (await blobs.write(...said), void (await blobs.read(said[0]))),
      }
    }
    return {open, later: () => void (now += HOUR)}
  }))

describe('blobs in memory', () => blobsCompliance(() => ({open: (limitBytes) => memoryBlobs({limitBytes}), later: () => undefined})))

const one = {content: `s:${'ab'.repeat(32)}`, kind: 'picture', variant: '256', extension: 'webp'}

it('names tell nothing of the content, and nobody else may read them', async () => {
  const folder = join(scratch.path, 'private')
  const blobs = openBlobs({folder, key, limitBytes: 1000, now: Date.now})
  await blobs.write(one, Buffer.from('x'))
  const found = execFileSync('find', [folder, '-type', 'f', '-printf', '%m %P\n'], {encoding: 'utf8'}).trim()
  expect(found).toMatch(/^600 ([0-9a-f]{2})\/([0-9a-f]{2})\/\1\2[0-9a-f]{60}\/picture\/256\.webp$/)
  expect(found).not.toContain('abab')
})

it('counts anew after a kill, and goes by what it wrote down after a close', async () => {
  const folder = join(scratch.path, 'counted')
  const open = () => openBlobs({folder, key, limitBytes: 1000, now: Date.now})
  const first = open()
  await first.write(one, Buffer.alloc(10))
  expect((await open().usage()).bytes).toBe(10)
  await first.close()
  writeFileSync(join(folder, 'usage.json'), '{"files":5,"bytes":55}')
  expect(await open().usage()).toMatchObject({files: 5, bytes: 55})
  expect(await open().usage()).toMatchObject({files: 1, bytes: 10})
})
