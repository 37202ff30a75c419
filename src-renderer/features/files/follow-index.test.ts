import {beforeEach, expect, it, vi} from 'vitest'
import {ring} from '../../core/events.ts'
import {useFiles} from './files-state.ts'
import {openFiles, reopenFiles} from './files-view.ts'
import {followIndex} from './follow-index.ts'

/** What the core holds, and what it was asked. */
const core = vi.hoisted(() => ({seq: 0, there: true, asked: [] as string[], opening: Promise.resolve()}))

vi.mock('../../core/client.ts', async () => {
  const {CoreError} = await import('../../../src-main/contract/errors.ts')
  const answer = (name: string) => {
    core.asked.push(name)
    if (!core.there) throw new CoreError({code: 'PathNotFound', message: 'There is nothing at /f.'})
    const folder = {path: '/f', uri: 'sd://volume/v/f', indexed: true}
    return {view: `v${core.asked.length}`, total: 1, seq: core.seq, folder}
  }
  const slice = async () => {
    await core.opening
    return {items: [{name: 'a', path: '/f/a'}], offset: 0, total: 1, seq: core.seq}
  }
  const view = {
    open: async () => answer('open'),
    refresh: async ({view: name}: {view: string}) => ({...answer('refresh'), view: name}),
    slice,
    close: async () => ({}),
    find: async () => ({}),
  }
  return {core: {view}}
})
vi.mock('../../core/session.ts', () => ({useSession: {subscribe: () => undefined}}))

const sort = {field: 'name', desc: false, foldersFirst: true} as const
const open = (): Promise<void> => openFiles({source: {folder: '/f'}, sort, hidden: false})
const advance = (): void => ring({type: 'index.advanced', seq: ++core.seq})

vi.useFakeTimers()
vi.stubGlobal('document', Object.assign(new EventTarget(), {hidden: false}))
followIndex()

beforeEach(async () => {
  await vi.advanceTimersByTimeAsync(10_000)
  Object.assign(core, {there: true, asked: [], opening: Promise.resolve()})
})

it('asks again for what was told while the rows were on their way', async () => {
  const slow = Promise.withResolvers<void>()
  core.opening = slow.promise
  const opening = open()
  await vi.advanceTimersByTimeAsync(1)
  advance()
  await vi.advanceTimersByTimeAsync(1_000)
  slow.resolve()
  await opening
  await vi.advanceTimersByTimeAsync(1_000)
  expect([core.asked.at(-1), useFiles.getState().rows?.seq]).toEqual(['refresh', core.seq])
})

it('tells of a folder that has gone, and shows it when it is there again', async () => {
  await open()
  core.there = false
  advance()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(useFiles.getState()).toMatchObject({phase: 'failed', gone: true, rows: undefined, failure: {code: 'PathNotFound'}})
  core.asked = []
  for (let bell = 0; bell < 40; bell++) {
    advance()
    await vi.advanceTimersByTimeAsync(250)
  }
  // Ten seconds of bells: it is looked for, and calmly.
  expect(core.asked.length).toBeLessThan(8)
  expect(useFiles.getState()).toMatchObject({gone: true, failure: {code: 'PathNotFound'}})
  core.there = true
  advance()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(useFiles.getState()).toMatchObject({phase: 'ready', gone: false, rows: {total: 1}})
})

it('lets the rows stand while the same folder is asked for once more, however long that takes', async () => {
  await open()
  const {opened} = useFiles.getState()
  const slow = Promise.withResolvers<void>()
  core.opening = slow.promise
  // As when the index has come to a folder that was only looked at.
  reopenFiles()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(useFiles.getState()).toMatchObject({phase: 'opening', late: false, rows: {total: 1}})
  slow.resolve()
  await vi.advanceTimersByTimeAsync(1)
  expect(useFiles.getState()).toMatchObject({phase: 'ready', late: false, opened})
  core.opening = new Promise(() => undefined)
  void openFiles({source: {folder: '/other'}, sort, hidden: false})
  await vi.advanceTimersByTimeAsync(1_000)
  expect(useFiles.getState().late).toBe(true)
})

it('says nothing of having gone where nothing was shown', async () => {
  core.there = false
  await open()
  expect(useFiles.getState()).toMatchObject({phase: 'failed', gone: false})
})
