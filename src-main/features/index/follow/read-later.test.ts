import {expect, test} from 'vitest'
import {openReadLater} from './read-later.ts'
import type {WatchParts} from './watch-parts.ts'

/** A location of which the contents are read; answers the folders that were asked about, call by call. */
function openReading() {
  const asked: number[][] = []
  const volume = {id: 'volume', online: true, mountPoint: new Uint8Array([47])}
  const parts = {
    read: {
      locations: async () => ['one', 'two'].map((uuid) => ({uuid, volume: volume.id, mode: 'content'})),
      contentFilesOfFew: async ({folders}: {readonly folders: Float64Array}) => {
        asked.push([...folders])
        return {ids: new Float64Array(0), size: new Float64Array(0)}
      },
    },
    volumes: {seen: () => [volume]},
  }
  return {asked, later: openReadLater(parts as unknown as WatchParts)}
}

const DUE = 10_000

test('a folder that turns out to be one that was known has its files read by that number', async () => {
  const {asked, later} = openReading()
  later.add(new Map([['one', new Set([70, 71])]]), 0)
  later.rename(70, 3)
  later.rename(99, 4)
  await later.readSome(DUE)
  expect(asked.map((folders) => folders.toSorted((a, b) => a - b))).toEqual([[3, 71]])
  expect(later.size).toBe(0)
})

test('it does also while those of another location are read', async () => {
  const {asked, later} = openReading()
  later.add(
    new Map([
      ['one', new Set([70])],
      ['two', new Set([80])],
    ]),
    0,
  )
  const reading = later.readSome(DUE)
  later.rename(80, 8)
  await reading
  expect(asked).toEqual([[70], [8]])
})
