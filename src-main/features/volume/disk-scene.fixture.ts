import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect} from 'vitest'
import type {Job} from '../../contract/job.ts'
import type {Volume} from '../../contract/volume.ts'
import {loopBench, type LoopBench, type LoopDisk, missingDisk} from '../../testing/loop-disk.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

/** A core, and a disk that is mounted before it starts, with a few files on it. */
export interface DiskScene {
  core: TestCore
  readonly bench: LoopBench
  readonly disk: LoopDisk
  /** Its own, because other tests have disks on this machine at the same time. */
  readonly label: string
  /** Where it is mounted. */
  readonly at: string
  volumes(): Promise<Volume[]>
  volumeAt(folder: string, state?: Volume['state']): Promise<Volume | undefined>
  /** Makes the disk a location. */
  index(): Promise<void>
  end(): Promise<void>
}

const missing = missingDisk('ext4')
/** Why there is no such disk here, as a part of a test's name; empty where there is one. */
export const whyNoDisk = missing === undefined ? '' : `, skipped: ${missing}`

export async function openDiskScene(): Promise<DiskScene> {
  const bench = loopBench()
  const at = bench.folder('here')
  const label = `Red ${process.pid}`
  const disk = bench.disk('ext4', ['-L', label])
  disk.mount(at)
  plantTrip(at)
  const core = await openTestCore()
  const scene: DiskScene = {
    core,
    bench,
    disk,
    label,
    at,
    volumes: async () => (await scene.core.call<{volumes: Volume[]}>('volume.list')).volumes,
    volumeAt: async (folder, state = 'online') => (await scene.volumes()).find((one) => one.mountPoint === folder && one.state === state),
    index: async () => {
      const {job} = await scene.core.call<{job: Job}>('location.add', {path: at})
      expect((await scene.core.settled(job)).status).toBe('completed')
    },
    end: async () => {
      await scene.core.close()
      bench.end()
    },
  }
  return scene
}

const names = ['a.txt', 'b.txt', 'trip/one.jpg', 'trip/two.jpg', 'trip/deep/three.jpg']

/** Writes the files of the scene below a folder: five, in three folders with it. */
export function plantTrip(folder: string): void {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), {recursive: true})
    writeFileSync(join(folder, name), name)
  }
}
