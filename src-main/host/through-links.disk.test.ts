import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {scratchFolder} from '../testing/scratch-folder.ts'
import {followLinks, nextStep, throughLinks} from './through-links.ts'

let scratch: ReturnType<typeof scratchFolder>
const bytes = (path: string): Uint8Array => Buffer.from(path)
const text = (path: Uint8Array): string => Buffer.from(path).toString()
/** As it is said: nothing of it is taken together. */
const at = (path: string): string => `${scratch.path}/${path}`
const start = (path: string) => ({done: bytes('/'), rest: bytes(path.slice(1)), links: 0})

beforeEach(() => {
  scratch = scratchFolder()
  mkdirSync(at('a/b/c'), {recursive: true})
  writeFileSync(at('a/b/c/file'), '')
  symlinkSync('../a/./b', at('a/up'))
  symlinkSync(at('a/up/c'), at('whole'))
  symlinkSync('whole', at('twice'))
  symlinkSync('round', at('round'))
  symlinkSync('nowhere/at/all', at('broken'))
  symlinkSync('../../../../../../../../../..', at('a/b/top'))
})
afterEach(() => scratch.remove())

test('without bounds it leads where the system says that a path leads', () => {
  const ways = [
    'a/b/c/file',
    'a/up/c/file',
    'whole/file',
    'twice/file',
    'twice',
    'a/up',
    'a/b/c/..',
    `a/b/top${at('a/up')}/c/file`,
    'whole/../c/file',
  ]
  const led = ways.map((way) => {
    const {done, rest} = followLinks({...start(at(way)), apart: []})!
    return join(text(done), text(rest))
  })
  expect(led).toEqual(ways.map((way) => join(text(throughLinks({path: bytes(at(way))}).path))))
})

test('where a way leads nowhere, or round and round, there is none', () => {
  const ways = ['broken/file', 'round/file', 'a/none/file']
  expect(ways.map((way) => followLinks({...start(at(way)), apart: []}))).toEqual(ways.map(() => undefined))
})

test('it stops before what is for somebody else, who goes on from there and back again', () => {
  const apart = [bytes(at('a/b'))]
  const here = followLinks({...start(at('twice/file')), apart})!
  expect([text(here.done), text(here.rest), here.links, text(nextStep(here)!)]).toEqual([at('a'), 'b/c/file', 3, at('a/b')])
  const there = followLinks({...here, within: apart[0], apart: []})!
  expect([text(there.done), text(there.rest), nextStep(there)]).toEqual([at('a/b/c'), 'file', undefined])
  const out = followLinks({done: bytes(at('a')), rest: bytes('b/top/etc/hosts'), links: 0, within: apart[0], apart: []})!
  expect([text(out.done), text(nextStep(out)!)]).toEqual([at('a/b'), at('a')])
})
