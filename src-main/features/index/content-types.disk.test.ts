import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, expect, test} from 'vitest'
import type {Item} from '../../contract/file.ts'
import type {Job} from '../../contract/job.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore | undefined
afterEach(async () => {
  await core?.close()
})

// The head of a JPEG: SOI, APP0 with JFIF 1.01, and an end of image. ITU-T T.81 and T.871.
const jpeg = Buffer.from('ffd8ffe000104a46494600010101004800480000ffd9', 'hex')

test('the same picture under a true and under a false name is a picture under both, also for a search', async () => {
  core = await openTestCore()
  writeFileSync(join(core.files, 'a.jpg'), jpeg)
  writeFileSync(join(core.files, 'b.txt'), jpeg)
  const {job} = await core.call<{job: Job}>('location.add', {path: core.files, mode: 'content'})
  await core.settled(job)
  const {items} = await core.call<{items: Item[]}>('search.query', {query: '', kind: ['image']})
  expect(items.map((item) => item.name)).toEqual(['a.jpg', 'b.txt'])
})
