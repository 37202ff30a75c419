import {expect, it, vi} from 'vitest'
import {ring} from '../../core/events.ts'

const waiting = vi.hoisted((): {readonly say: (settings: object) => void; readonly refuse: () => void}[] => [])
const ask = vi.hoisted(
  () => () =>
    new Promise((resolve, reject) => {
      waiting.push({say: (settings) => resolve({settings}), refuse: () => reject(new Error('The disk is full.'))})
    }),
)
vi.mock('../../core/client.ts', () => ({core: {settings: {set: ask, reset: ask, get: ask}}}))

const {change, defaults, reset, useSettings} = await import('./settings.ts')

const value = () => useSettings.getState().value

it('shows each of several changes from when it is made, whatever the core has answered by then', async () => {
  const first = change('accent', 'rose')
  const second = change('showHidden', true)
  expect(value()).toMatchObject({accent: 'rose', showHidden: true})
  waiting.shift()?.say({...defaults, accent: 'rose'})
  await first
  expect(value()).toMatchObject({accent: 'rose', showHidden: true})
  ring({type: 'settings.changed', settings: {...defaults, accent: 'rose'}})
  expect(value()).toMatchObject({accent: 'rose', showHidden: true})
  waiting.shift()?.say({...defaults, accent: 'rose', showHidden: true})
  await second
  expect(value()).toEqual({...defaults, accent: 'rose', showHidden: true})
})

it('puts back what the core refuses, and that alone', async () => {
  const first = change('theme', 'dark')
  const second = reset('accent')
  waiting.shift()?.refuse()
  await first
  expect(value()).toMatchObject({theme: 'system', accent: defaults.accent})
  waiting.shift()?.say({...defaults, showHidden: true})
  await second
  expect(value()).toEqual({...defaults, showHidden: true})
})

it('shows the last of two changes of one', async () => {
  const first = change('density', 'roomy')
  const second = change('density', 'compact')
  waiting.shift()?.say({...defaults, density: 'roomy'})
  await first
  expect(value()).toMatchObject({density: 'compact'})
  waiting.shift()?.say({...defaults, density: 'compact'})
  await second
  expect(value()).toEqual({...defaults, density: 'compact'})
})
