import {expect, it} from 'vitest'
import {restUntil} from './rest-until.ts'

const at = (text: string): string => new Date(text).toISOString()

it.each([
  ['hour', '2026-11-27T23:30:00', at('2026-11-28T00:30:00')],
  ['tomorrow', '2026-11-27T10:00:00', at('2026-11-28T08:00:00')],
  ['tomorrow', '2026-12-31T23:59:59', at('2027-01-01T08:00:00')],
  ['tomorrow', '2026-11-27T01:00:00', at('2026-11-27T08:00:00')],
  ['ever', '2026-11-27T10:00:00', undefined],
] as const)('%s from %s is until %s', (rest, now, until) => expect(restUntil(rest, new Date(now))).toBe(until))
