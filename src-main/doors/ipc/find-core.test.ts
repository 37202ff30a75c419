import {expect, it, vi} from 'vitest'
import type {Connection} from '../../contract/client.ts'
import {CoreError} from '../../contract/errors.ts'
import {type CoreWays, findCore, type OpenedCore} from './find-core.ts'

const own: OpenedCore = {source: {serve: () => undefined, connect: () => Promise.reject(new Error('unused'))}, close: async () => undefined}
const connection = {welcome: {pid: 42}, close: () => undefined, onClose: () => undefined} as unknown as Connection

const waysOf = (ways: Partial<CoreWays>): CoreWays => ({
  ownAllowed: true,
  openOwn: async () => own,
  tryForeign: async () => undefined,
  startForeign: async () => connection,
  dial: () => Promise.reject(new Error('unused')),
  ...ways,
})
const failing = (error: Error) => (): Promise<never> => Promise.reject(error)
const inUse = new CoreError({code: 'LibraryInUse', message: 'In use.'})

it('holds the library itself where it is free', async () => {
  expect(await findCore(waysOf({}))).toMatchObject({form: 'own'})
})

it('is a client of whoever holds the library, and says so', async () => {
  const found = await findCore(waysOf({openOwn: failing(inUse), tryForeign: async () => connection}))
  expect(found).toMatchObject({form: 'client', note: 'Another core holds this library: process 42.'})
})

it('takes the library over when its owner is just closing', async () => {
  const openOwn = vi.fn<CoreWays['openOwn']>().mockRejectedValueOnce(inUse).mockResolvedValue(own)
  expect(await findCore(waysOf({openOwn}))).toMatchObject({form: 'own'})
})

it('starts a daemon where this runtime cannot load the core, and says why', async () => {
  const found = await findCore(waysOf({openOwn: failing(new Error('wrong ELF class'))}))
  expect(found.note).toContain('wrong ELF class')
  expect(found.form).toBe('client')
})

it.each(['Internal', 'CoreUnreachable'] as const)('starts a daemon where a thread of the core cannot load its parts (%s)', async (code) => {
  const found = await findCore(waysOf({openOwn: failing(new CoreError({code, message: 'The writer thread ended.'}))}))
  expect(found).toMatchObject({form: 'client', note: expect.stringContaining('The writer thread ended.')})
})

it('passes on what the world says no to', async () => {
  const newer = new CoreError({code: 'SchemaNewer', message: 'Made by a newer Onefold.'})
  await expect(findCore(waysOf({openOwn: failing(newer)}))).rejects.toBe(newer)
})
