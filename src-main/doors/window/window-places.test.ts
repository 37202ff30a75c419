import fc from 'fast-check'
import {expect, it} from 'vitest'
import type {WindowPlaces} from '../ipc/messages.ts'
import {frameAt, frameBeside, frameOfDetails, frameToOpen, type Screen, screenKey, withFrame} from './window-places.ts'

const screenAt = ([x, y, width, height, bar]: readonly [number, number, number, number, number]): Screen => ({
  bounds: {x, y, width, height},
  workArea: {x, y: y + bar, width, height: height - bar},
})
const laptop = screenAt([0, 0, 1440, 900, 30])
const desk = screenAt([1440, 0, 2560, 1440, 0])
const none: WindowPlaces = {screens: {}, trayTold: false}
const onDesk = {x: 1600, y: 100, width: 1800, height: 1200, maximized: true}
const onLaptop = {x: 20, y: 50, width: 900, height: 700, maximized: false}

it('opens in the middle at first', () => {
  expect(frameToOpen(none, [laptop])).toEqual({x: 80, y: 55, width: 1280, height: 820, maximized: false})
})

it('opens where the last one stood, on whichever screen', () => {
  const places = withFrame(withFrame(none, onLaptop, [laptop, desk]), onDesk, [laptop, desk])
  expect(frameToOpen(places, [laptop, desk])).toEqual(onDesk)
})

it('opens where one stood on the screen that is left when the other one is gone', () => {
  const places = withFrame(withFrame(none, onLaptop, [laptop, desk]), onDesk, [laptop, desk])
  expect(frameToOpen(places, [laptop])).toEqual(onLaptop)
})

it('opens small enough and in the middle where nothing is known of the screen that is left', () => {
  const places = withFrame(none, onDesk, [laptop, desk])
  expect(frameToOpen(places, [laptop])).toEqual({x: 0, y: 30, width: 1440, height: 870, maximized: true})
})

it('is moved onto its screen where it hung over the edge', () => {
  expect(frameToOpen({...none, last: {...onLaptop, x: 1300, y: 890}}, [laptop])).toEqual({...onLaptop, x: 540, y: 200})
})

it('stands beside another one, and begins at the corner anew when there is no place left', () => {
  expect(frameBeside(onLaptop, [laptop])).toEqual({...onLaptop, x: 48, y: 78})
  expect(frameBeside({...onLaptop, x: 540, y: 200}, [laptop])).toEqual({...onLaptop, x: 0, y: 30})
})

it('lies under the pointer where it was drawn out, on the screen that this is on', () => {
  expect(frameAt({x: 500, y: 300}, onLaptop, [laptop])).toEqual({...onLaptop, x: 380, y: 200})
  expect(frameAt({x: 1700, y: 90}, onLaptop, [laptop, desk])).toEqual({...onLaptop, x: 1580, y: 74})
  expect(frameAt({x: 5, y: 2}, {...onLaptop, maximized: true}, [laptop])).toEqual({...onLaptop, x: 0, y: 30})
})

it('has its details to the right, and over its edge where there is no room', () => {
  expect(frameOfDetails(onLaptop, [laptop])).toEqual({x: 920, y: 78, width: 340, height: 700, maximized: false})
  expect(frameOfDetails({...onLaptop, x: 540}, [laptop])).toEqual({x: 1072, y: 78, width: 340, height: 700, maximized: false})
})

it('whatever is remembered and whatever screens there are, it lies wholly on one of them', () => {
  const number = fc.integer({min: -5000, max: 5000})
  const frames = fc.record({
    x: number,
    y: number,
    width: fc.integer({min: 1, max: 9000}),
    height: fc.integer({min: 1, max: 9000}),
    maximized: fc.boolean(),
  })
  const screens = fc.array(
    fc
      .tuple(number, number, fc.integer({min: 300, max: 4000}), fc.integer({min: 300, max: 3000}), fc.integer({min: 0, max: 60}))
      .map(screenAt),
    {minLength: 1, maxLength: 3},
  )
  fc.assert(
    fc.property(frames, frames, screens, (last, known, all) => {
      const there = all as [Screen, ...Screen[]]
      const places = {...none, last, screens: {[screenKey(there[0])]: known}}
      for (const frame of [
        frameToOpen(places, there),
        frameBeside(last, there),
        frameAt(last, known, there),
        frameOfDetails(last, there),
      ]) {
        const inside = there.some(
          ({workArea: area}) =>
            frame.x >= area.x &&
            frame.y >= area.y &&
            frame.x + frame.width <= area.x + area.width &&
            frame.y + frame.height <= area.y + area.height,
        )
        expect(inside).toBe(true)
      }
    }),
  )
})
