import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import type {Job} from '../../contract/job.ts'
import {openTestCore} from '../../testing/open-test-core.ts'

/** Niceness of the threads of this process, by the kernel: the 19th word of `stat` after the name. */
const nices = (): readonly number[] =>
  readdirSync('/proc/self/task').map((task) => {
    const stat = readFileSync(`/proc/self/task/${task}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])
  })

test('background work waits while it is paused, runs on threads that let others go first, and ends as any other', async () => {
  const core = await openTestCore({entriesAChunk: 20})
  for (let folder = 0; folder < 20; folder++) {
    mkdirSync(join(core.files, `${folder}`), {recursive: true})
    for (let file = 0; file < 10; file++) writeFileSync(join(core.files, `${folder}`, `${file}.txt`), `${folder} ${file}`)
  }
  const {job: first} = await core.call<{job: Job}>('location.add', {path: core.files, mode: 'shallow'})
  expect((await core.settled(first)).status).toBe('completed')
  if (process.platform === 'linux') expect(nices().filter((nice) => nice === 19)).toEqual([])

  await core.call('settings.set', {key: 'pauseBackground', value: 'true'})
  await core.call('settings.set', {key: 'indexMode', value: 'content'})
  const {job} = await core.call<{job: Job}>('location.update', {location: core.files, mode: 'content'})
  await core.call('job.pause', {job: job.id}).catch(() => undefined)
  const low = await core.call<{job: Job}>('job.prioritise', {job: job.id, priority: 'background'})
  await core.call('job.resume', {job: job.id})
  expect(low.job.priority).toBe(-1)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect((await core.call<{job: Job}>('job.info', {job: job.id})).job.status).toBe('queued')

  await core.call('settings.set', {key: 'pauseBackground', value: 'false'})
  const ended = await core.settled(job)
  expect([ended.status, ended.metrics['hashed']]).toEqual(['completed', 200])
  if (process.platform === 'linux') expect(nices().filter((nice) => nice === 19)).toHaveLength(2)
  await core.close()
})
