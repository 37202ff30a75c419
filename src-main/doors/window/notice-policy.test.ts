import {expect, it} from 'vitest'
import {type EndedJob, noticeOf} from './notice-policy.ts'

const job = (more: Partial<EndedJob>): EndedJob => ({
  id: 'j',
  kind: 'act',
  title: 'Copy 3 files',
  status: 'completed',
  durationMs: 31_000,
  errorCount: 0,
  background: false,
  ...more,
})
const away = {focused: false}

it.each([
  ['a long one that is done', [job({})], {title: 'Done', body: 'Copy 3 files'}],
  ['a short one', [job({durationMs: 30_000})], undefined],
  ['routine, however long', [job({background: true, durationMs: 9e6})], undefined],
  ['routine with files that could not be read', [job({background: true, status: 'partial', errorCount: 4})], undefined],
  ['what failed, however short', [job({status: 'failed', durationMs: 10})], {title: 'This did not work', body: 'Copy 3 files'}],
  ['routine that failed', [job({status: 'failed', background: true})], {title: 'This did not work', body: 'Copy 3 files'}],
  [
    'what is done by half',
    [job({status: 'partial', errorCount: 2, durationMs: 10})],
    {title: 'Done, with 2 problems', body: 'Copy 3 files'},
  ],
  ['nothing', [], undefined],
])('of %s', (_what, jobs, notice) => {
  expect(noticeOf(jobs, away)).toEqual(notice && {...notice, command: 'page.activity'})
})

it('tells nothing to who looks at a window', () => {
  expect(noticeOf([job({}), job({status: 'failed'})], {focused: true})).toBeUndefined()
})

it('tells several at once, what needs somebody first', () => {
  const jobs = ['a', 'b', 'c', 'd'].map((title) => job({title}))
  expect(noticeOf([...jobs, job({title: 'x', status: 'failed'})], away)).toEqual({
    title: '1 job needs you, 4 done',
    body: 'x\na\nb\nand 2 more',
    command: 'page.activity',
  })
  expect(noticeOf(jobs.slice(0, 2), away)).toMatchObject({title: '2 jobs are done', body: 'a\nb'})
})
