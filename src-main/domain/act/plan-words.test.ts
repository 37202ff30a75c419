import {expect, it} from 'vitest'
import {planNotes} from './plan-notes.ts'
import {actTitle, blockedSentence, planSentence, sizeWord, undoTitle, type ActVerb} from './plan-words.ts'
import {at} from './tree-fake.fixture.ts'

it.each<[ActVerb, readonly string[], string | undefined, string]>([
  ['copy', ['/a', '/b', '/c'], '/home/Documents', 'Copy 3 items to Documents'],
  ['move', ['/x/a.txt'], '/', 'Move a.txt to /'],
  ['rename', ['/x/a.txt'], '/x/b\n.txt', 'Rename a.txt to b\\n.txt'],
  ['make', ['/x/new'], '/x', 'Make folder new'],
  ['link', ['/x/a'], '/d', 'Link a in d'],
  ['trash', ['/a', '/b'], undefined, 'Move to the trash: 2 items'],
  ['remove', ['/a'], undefined, 'Delete for good: a'],
])('says what %s of %j to %s is', (...row) => {
  const [verb, things, to, title] = row
  expect(actTitle({verb, things: things.map(at), to: to === undefined ? undefined : at(to)})).toBe(title)
})

it('says what a plan comes to and what stands in its way', () => {
  const none = planNotes().summary()
  expect(planSentence(none)).toBe('Nothing to do.')
  expect(planSentence({...none, items: 1204, files: 1201, folders: 2, bytes: 4_700_000, identical: 1, leftOut: 2})).toBe(
    '1,201 files, 2 folders and 1 other item, 4.7 MB; 1 item already there with the same content; 2 special files or mounted volumes left out.',
  )
  expect(blockedSentence(none)).toBe(undefined)
  expect(blockedSentence({...none, undecided: 1})).toBe('1 name is taken: decide to overwrite, to keep both or to skip.')
  const refusals = [{path: '/a', code: 'Conflict', message: 'It cannot be.'}] as const
  expect(blockedSentence({...none, refusals, refusalCount: 3})).toBe('It cannot be. There are 2 more reasons why this cannot be done.')
  expect(undoTitle('Copy a')).toBe('Undo: Copy a')
})

it.each([
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [9_949, '9.9 kB'],
  [9_950, '10 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [4e15, '4.0 PB'],
])('calls %d %s', (bytes, word) => expect(sizeWord(bytes)).toBe(word))
