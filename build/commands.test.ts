import {expect, it} from 'vitest'
import {drives} from '../e2e/command-drives/drives.ts'
import type {Drive} from '../e2e/command-drives/world.ts'
import {commandMessages} from '../src-renderer/command-messages.ts'

const ids = Object.keys(commandMessages.titles)
const entries: readonly (readonly [string, Drive])[] = Object.entries(drives)

it('every command of the window is tried in it, and nothing else is', () => {
  expect(entries.map(([id]) => id).toSorted()).toEqual(ids.toSorted())
})

it('each is tried by what has become of something, which the spec has seen to be otherwise before', () => {
  expect(entries.filter(([, {becomes, look}]) => becomes === undefined || typeof look !== 'function').map(([id]) => id)).toEqual([])
})

it('no two commands are called the same, for then the palette would show two lines that nobody can tell apart', () => {
  const titles = Object.values(commandMessages.titles)
  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([])
})
