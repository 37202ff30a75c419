import {CoreError} from '../../contract/errors.ts'
import type {Flag} from './input-flags.ts'

/** Reads a number that a flag takes; sizes may end in kB, MB, GB, TB (powers of 1000) or KiB, MiB, GiB, TiB (of 1024). */
export function numberOf(flag: Pick<Flag, 'key' | 'name'>, text: string): number {
  const [, digits, letter, rest] = /^(-?\d+(?:\.\d+)?)\s*([kmgt]?)(i?b?)$/i.exec(text) ?? []
  const isSize = /size$/i.test(flag.key)
  if (digits === undefined || (!isSize && (letter || rest))) {
    throw new CoreError({code: 'BadInput', message: `--${flag.name} takes a ${isSize ? 'size, as 10MB' : 'number'}, not “${text}”.`})
  }
  const power = ' kmgt'.indexOf((letter || ' ').toLowerCase())
  return Math.round(Number(digits) * (rest?.toLowerCase().startsWith('i') ? 1024 : 1000) ** power * (isSize ? 1 : 1e6)) / (isSize ? 1 : 1e6)
}
