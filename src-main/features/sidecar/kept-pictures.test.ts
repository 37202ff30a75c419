import {expect, it} from 'vitest'
import {CoreError} from '../../contract/errors.ts'
import type {ContentKey} from '../../contract/ids.ts'
import type {Blobs} from '../../domain/ports.ts'
import {openKeptPictures} from './kept-pictures.ts'

const content = 'f:00' as ContentKey
const picture = {bytes: Uint8Array.of(1, 2, 3), width: 4, height: 3}

/** Blobs whose disk is as slow as the test wants, or full. */
function slowBlobs() {
  const written: string[] = []
  const disk = Promise.withResolvers<void>()
  const blobs: Blobs = {
    read: async () => undefined,
    write: async ({variant, extension}) => {
      await disk.promise
      written.push(`${variant}.${extension}`)
    },
    usage: async () => ({files: 0, bytes: 0, limitBytes: 0}),
    close: async () => undefined,
  }
  return {blobs, written, disk}
}

it('a picture is found before the disk has it, and who closes waits for the disk', async () => {
  const {blobs, written, disk} = slowBlobs()
  const kept = openKeptPictures(blobs, {write: () => undefined})
  kept.keep(content, 2048, picture)
  expect(await kept.find([content], 2048)).toEqual({content, bytes: picture.bytes, kept: true, facts: {width: 4, height: 3}})
  expect(await kept.largest([content])).toBe(2048)
  expect(written).toEqual([])
  const settled = kept.settled()
  disk.resolve()
  await settled
  expect(written).toEqual(['2048.json', '2048.webp'])
  // From now on the disk is asked, where others may have cleared it away.
  expect(await kept.find([content], 2048)).toBeUndefined()
})

it('what cannot be drawn is known at once', async () => {
  const {blobs} = slowBlobs()
  const kept = openKeptPictures(blobs, {write: () => undefined})
  kept.keepFailure(content, new CoreError({code: 'Damaged', message: 'It is broken.'}))
  await expect(kept.find([content], 256)).rejects.toMatchObject({code: 'Damaged'})
})

it('a disk that takes nothing is told of in the log', async () => {
  const {blobs, disk} = slowBlobs()
  const told: string[] = []
  const kept = openKeptPictures(blobs, {write: (_level, _source, message) => void told.push(message)})
  kept.keep(content, 256, picture)
  disk.reject(new Error('it is full'))
  await kept.settled()
  expect(told).toEqual(['A picture could not be kept: it is full'])
})
