import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {IndexLine} from '../../contract/index-subject.ts'
import type {Job} from '../../contract/job.ts'
import type {Volume} from '../../contract/volume.ts'
import {type FuseVolume, mountFuse, noFuse} from '../../testing/fuse-volume.ts'
import {realCli, type RealCli} from '../../testing/real-cli.ts'
import {realDaemon, type RealDaemon} from '../../testing/real-daemon.ts'
import {scratchFolder} from '../../testing/scratch-folder.ts'

describe.skipIf(noFuse !== undefined)(`a daemon with a volume that stops answering${noFuse ? ` (skipped: ${noFuse})` : ''}`, () => {
  let scratch: ReturnType<typeof scratchFolder>
  let volume: FuseVolume
  let daemon: RealDaemon
  let cli: RealCli
  const start = async (): Promise<void> => {
    daemon = realDaemon(scratch.sub('data'), ['--silent-ms', '1500'])
    await daemon.ready
  }
  const stateOf = async (): Promise<string> => {
    const {volumes} = await daemon.ask<{volumes: Volume[]}>('volume.list', {})
    return volumes.find(({mountPoint}) => mountPoint === volume.mountPoint)!.state
  }
  const lines = (): Promise<IndexLine[]> => cli.lines<IndexLine>('index', 'list', volume.mountPoint)

  beforeEach(async () => {
    scratch = scratchFolder()
    volume = await mountFuse()
    cli = realCli(scratch.sub('data'))
    for (let at = 0; at < 50; at++) {
      mkdirSync(join(volume.backing, `folder ${at}`))
      writeFileSync(join(volume.backing, `folder ${at}`, 'file'), `${at}`)
    }
    await start()
  })
  afterEach(async () => {
    volume.remove()
    await daemon.kill()
    scratch.remove()
  })

  test.each(['mute', 'deaf'] as const)('that is %s: it ends when it is stopped, and finds everything again', async (state) => {
    const {job} = await cli.json<{job: Job}>('location', 'add', volume.mountPoint, '--mode', 'content', '--wait')
    expect(job.status).toBe('completed')
    const before = await lines()
    expect(before).toHaveLength(100)

    volume.be(state)
    const {code, stdout} = await cli.run('--json', 'file', 'list', join(volume.mountPoint, 'folder 1', '.'))
    expect({code, items: (JSON.parse(stdout) as {items: unknown[]}).items.length}).toEqual({code: 0, items: 1})
    await expect.poll(stateOf, {timeout: 20_000}).toBe('silent')
    const refused = await cli.run('--json', 'file', 'mkdir', join(volume.mountPoint, 'new'), '--yes')
    expect({code: refused.code, error: (JSON.parse(refused.stdout) as {error: object}).error}).toMatchObject({
      code: 69,
      error: {code: 'Offline', message: `${join(volume.mountPoint, 'new')} is on the volume “Hanging”, which does not answer.`},
    })
    // Work that hangs on it when it is stopped.
    await cli.run('index', 'verify', volume.mountPoint)
    const began = performance.now()
    expect(await cli.stop()).toMatchObject({code: 0})
    expect(performance.now() - began).toBeLessThan(15_000)

    volume.be('speak')
    await start()
    expect(await lines()).toEqual(before)
    expect(await stateOf()).toBe('online')
    const again = await cli.json<{job: Job}>('location', 'rescan', volume.mountPoint, '--wait')
    expect(again.job).toMatchObject({status: 'completed', errors: []})
    expect(await lines()).toEqual(before)
  })
})
