import {expect, test} from 'vitest'
import type {CoreEvent} from '../../contract/events.ts'
import type {HostVolume} from '../../host/volumes/host-volume.ts'
import type {KnownVolume} from '../volume-book.ts'
import {openVolumeRoom} from './volume-room.ts'

const volume = (id: string, host: Partial<HostVolume> | undefined): KnownVolume => ({
  id,
  name: id,
  mountPoint: Uint8Array.of(0x2f),
  online: host !== undefined,
  silent: false,
  host: host as HostVolume | undefined,
  row: {} as KnownVolume['row'],
})

test('a volume with heads has room for one job, a network volume for two, and all others for many', async () => {
  let all = [
    volume('disk', {spinning: true}),
    volume('share', {network: true}),
    volume('flash', {spinning: false}),
    volume('away', undefined),
  ]
  const heard: ((event: CoreEvent) => void)[] = []
  let changes = 0
  const events = {on: (listen: (event: CoreEvent) => void) => (heard.push(listen), () => undefined)}
  const {roomOn} = openVolumeRoom({volumes: {all: async () => all}, events, changed: () => changes++})
  const rooms = (): readonly number[] => ['disk', 'share', 'flash', 'away', 'none'].map((id) => roomOn(`volume ${id}`))
  await Promise.resolve()
  await Promise.resolve()
  expect(rooms()).toEqual([1, 2, Infinity, Infinity, Infinity])
  all = [volume('disk', {spinning: false})]
  for (const hear of heard) hear({type: 'volume.changed'})
  await Promise.resolve()
  await Promise.resolve()
  expect([...rooms(), changes]).toEqual([Infinity, Infinity, Infinity, Infinity, Infinity, 2])
})
