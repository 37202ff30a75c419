import {expect, it, vi} from 'vitest'
import {useNotices} from '../../core/attempt.ts'
import {ring} from '../../core/events.ts'
import {addOrThrow} from './locations.ts'

const running = {id: 'j1', kind: 'location.run', status: 'running', progress: {}, metrics: {}, errors: []}
const location = {id: 'l1', name: 'Pictures', path: '/p', state: 'indexing'}

vi.mock('../../core/client.ts', () => ({
  core: {
    settings: {get: async () => ({settings: {}})},
    location: {list: async () => ({locations: []}), add: async () => ({location, job: running})},
    job: {info: async () => ({job: running})},
  },
}))
vi.mock('../../core/session.ts', () => ({useSession: {subscribe: () => () => undefined}}))

const said = (): readonly string[] => useNotices.getState().notices.map(({message}) => message)

it('says that a folder is being indexed only while it is', async () => {
  await addOrThrow('/p')
  expect(said()).toEqual(['“Pictures” is being indexed.'])
  ring({type: 'job.changed', job: {...running, status: 'completed'}} as never)
  await vi.waitFor(() => expect(said()).toEqual(['“Pictures” is indexed.']))
})
