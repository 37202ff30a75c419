import {createHash} from 'node:crypto'
import {expect, it} from 'vitest'
import type {Standing} from '../ipc/messages.ts'
import {drawTray} from './draw-tray.ts'

const standings: readonly Standing[] = ['idle', 'working', 'paused', 'attention', 'offline']
const digest = (pixels: Buffer): string => createHash('sha256').update(pixels).digest('hex')

it.each([true, false])('draws another icon for every standing (template: %s)', (template) => {
  expect(new Set(standings.map((standing) => digest(drawTray(standing, 16, template)))).size).toBe(standings.length)
})

it('draws a template in black and alpha only', () => {
  const pixels = drawTray('attention', 32, true)
  expect(pixels).toHaveLength(32 * 32 * 4)
  expect(pixels.filter((_, at) => at % 4 !== 3).every((channel) => channel === 0)).toBe(true)
  expect(pixels.some((channel) => channel === 255)).toBe(true)
})

it('leaves the corners clear and multiplies colours by alpha', () => {
  const pixels = drawTray('working', 32, false)
  expect([...pixels.subarray(0, 4)]).toEqual([0, 0, 0, 0])
  for (let at = 0; at < pixels.length; at += 4) expect(Math.max(...pixels.subarray(at, at + 3))).toBeLessThanOrEqual(pixels[at + 3] ?? 0)
})
