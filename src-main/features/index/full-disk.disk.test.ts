import {execFileSync, spawnSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Job} from '../../contract/job.ts'
import {realCli} from '../../testing/real-cli.ts'
import {type RealDaemon, realDaemon} from '../../testing/real-daemon.ts'
import {scratchFolder} from '../../testing/scratch-folder.ts'

const FOLDERS = 400
const FILES_A_FOLDER = 50
const entries = FOLDERS * (FILES_A_FOLDER + 1)
const scratch = scratchFolder()
const data = scratch.sub('data')
// Only root can make a disk as small as this.
const mounted =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', data]).status === 0

const resize = (size: string): unknown => execFileSync('mount', ['-o', `remount,size=${size}`, data])

describe.skipIf(!mounted)('a disk that gets full while a tree is indexed', () => {
  let daemon: RealDaemon
  let tree: string

  beforeAll(() => {
    tree = scratch.sub('tree')
    for (let at = 0; at < FOLDERS; at++) {
      mkdirSync(join(tree, `folder ${at}`))
      for (let file = 0; file < FILES_A_FOLDER; file++)
        writeFileSync(join(tree, `folder ${at}`, `a file with a name of some length ${file}`), '')
    }
    daemon = realDaemon(data, ['--no-watch'])
  })
  afterAll(async () => {
    await daemon.stop()
    execFileSync('umount', [data])
    scratch.remove()
  })

  const ended = async (id: string): Promise<Job> => {
    for (;;) {
      const {job} = await daemon.ask<{job: Job}>('job.info', {job: id})
      if (!['running', 'queued'].includes(job.status)) return job
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  test('fails with a clear word, harms nothing, and goes on when there is room', async () => {
    const {job} = await daemon.ask<{job: Job}>('location.add', {path: tree})
    const failed = await ended(job.id)
    expect(failed).toMatchObject({status: 'failed', errors: [{code: 'DiskFull', message: expect.stringMatching(/full|space/)}]})

    // It still answers, and lists what it has.
    expect(await daemon.ask('location.list', {})).toMatchObject({total: 1})
    const {total} = await daemon.ask<{total: number}>('search.query', {query: 'file'})
    expect(total).toBeLessThan(entries)

    resize('64m')
    await daemon.ask('job.retry', {job: job.id})
    expect(await ended(job.id)).toMatchObject({status: 'completed', errors: []})
    expect(await daemon.ask('index.verify', {})).toEqual({checked: entries, missing: 0, stale: 0, differing: 0, examples: []})
  })

  test('killed on a full disk, it starts again when there is room, and nothing is lost', async () => {
    resize('64m')
    writeFileSync(join(data, 'ballast'), Buffer.alloc(1))
    const size = Number(execFileSync('du', ['-sk', data], {encoding: 'utf8'}).split('\t')[0])
    resize(`${size + 64}k`)
    for (let at = 0; at < FOLDERS; at++) writeFileSync(join(tree, `folder ${at}`, 'one more'), 'x')
    const {code, stdout, stderr} = await realCli(data).run('location', 'rescan', tree, '--full', '--wait', '--json')
    expect({code, stderr}).toEqual({code: 1, stderr: expect.stringMatching(/^onefold: [^\n]*full[^\n]*\.\n$/)})
    expect(JSON.parse(stdout)).toMatchObject({job: {status: 'failed', errors: [{code: 'DiskFull'}]}})
    await daemon.kill()
    resize('64m')
    daemon = realDaemon(data, ['--no-watch'])
    const {job: again} = await daemon.ask<{job: Job}>('location.rescan', {location: tree})
    expect(await ended(again.id)).toMatchObject({status: 'completed', errors: []})
    expect(await daemon.ask('index.verify', {})).toMatchObject({checked: entries + FOLDERS, missing: 0, stale: 0, differing: 0})
  })
})
