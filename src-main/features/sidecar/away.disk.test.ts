import {writeFileSync} from 'node:fs'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Item} from '../../contract/file.ts'
import {madePicture} from '../../testing/made-pictures.ts'
import {type DiskScene, openDiskScene, whyNoDisk} from '../volume/disk-scene.fixture.ts'

let scene: DiskScene
let items: readonly Item[]
const named = (name: string): Item => items.find((item) => item.name === name)!
const preview = async (name: string): Promise<unknown> =>
  (await scene.core.call<{preview: unknown}>('file.preview', {target: named(name).id})).preview

describe.skipIf(whyNoDisk !== '')(`a volume that is away${whyNoDisk}`, () => {
  beforeAll(async () => {
    scene = await openDiskScene()
    for (const [at, name] of ['large.jpg', 'small.jpg', 'never.jpg'].entries())
      writeFileSync(`${scene.at}/${name}`, await madePicture('jpeg', {width: 900, height: 600 + at}))
    writeFileSync(`${scene.at}/words.txt`, 'words')
    await scene.index()
    ;({items} = await scene.core.call<{items: readonly Item[]}>('file.list', {path: scene.at}))
    await preview('large.jpg')
    await scene.core.call('sidecar.picture', {target: named('small.jpg').id})
    scene.bench.pull(scene.at)
    while (!(await scene.volumeAt(scene.at, 'offline'))) await new Promise((resolve) => setTimeout(resolve, 50))
  })
  afterAll(() => scene?.end())

  test('still shows the pictures that were made before', async () => {
    expect(await preview('large.jpg')).toEqual({shows: 'image', width: 900, height: 600, size: 2048})
    expect(await preview('small.jpg')).toEqual({shows: 'image', size: 256})
    expect(await scene.core.call('sidecar.picture', {target: named('small.jpg').id})).toMatchObject({kept: true})
  })

  test('says so of all that would have to be read', async () => {
    await expect(scene.core.call('sidecar.picture', {target: named('never.jpg').id})).rejects.toMatchObject({code: 'Offline'})
    for (const name of ['never.jpg', 'words.txt']) expect(await preview(name)).toMatchObject({shows: 'nothing', reason: 'away'})
  })
})
