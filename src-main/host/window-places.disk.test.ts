import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, it} from 'vitest'
import {readWindowPlaces, writeWindowPlaces} from './window-places.ts'

const folder = mkdtempSync(join(tmpdir(), 'onefold-places-'))
afterAll(() => rmSync(folder, {recursive: true}))
const frame = {x: 1, y: -2, width: 900, height: 700, maximized: true}
const nothing = {screens: {}, trayTold: false}

it('reads what was written', async () => {
  expect(await readWindowPlaces(join(folder, 'none'))).toEqual(nothing)
  const places = {last: frame, screens: {'1x1@0,0': frame}, trayTold: true}
  await writeWindowPlaces(folder, places)
  expect(await readWindowPlaces(folder)).toEqual(places)
})

it.each([
  ['{"x":1,"y":-2,"width":900,"height":700,"maximized":true}', {...nothing, last: frame}],
  ['{"x":1', nothing],
  ['[]', nothing],
  ['{"screens":{"a":{"x":"far"}}}', nothing],
])('of %s it makes what it can', async (text, places) => {
  writeFileSync(join(folder, 'window.json'), text)
  expect(await readWindowPlaces(folder)).toEqual(places)
})
