import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {layout} from './layout.mjs'

const sheet = (path: string): string => readFileSync(join(layout.root, 'src-renderer', path), 'utf8')
const [accents, tokens, tones] = [sheet('ui/accents.css'), sheet('ui/tokens.css'), sheet('features/files/preview/colours/colours.css')]

type Theme = 'light' | 'dark'
type Colours = Readonly<Record<string, string>>

/** The part of a style sheet between the braces behind a selector. */
function block(text: string, selector: string): string {
  const start = text.indexOf(`${selector} {`)
  if (start < 0) throw new Error(`no ${selector}`)
  return text.slice(start, text.indexOf('}', start))
}

const declared = (text: string): Colours =>
  Object.fromEntries([...text.matchAll(/--([a-z-]+): ([^;]+);/g)].map(([, name, value]) => [name ?? '', value ?? '']))

const plain: Readonly<Record<Theme, Colours>> = {
  light: declared(block(tokens, ':root')),
  dark: {...declared(block(tokens, ':root')), ...declared(block(tokens, ":root[data-theme='dark']"))},
}

function coloursOf(accent: string, theme: Theme): Colours {
  return accent === 'blue' ? plain[theme] : {...plain[theme], ...ofTheme(block(accents, `:root[data-accent='${accent}']`), theme)}
}

/** What is said for both themes at once. */
function ofTheme(text: string, theme: Theme): Colours {
  const own = Object.entries(declared(text)).map(([name, value]) => {
    const [, light, dark] = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value) ?? []
    return [name, (theme === 'light' ? light : dark) ?? '']
  })
  return Object.fromEntries(own)
}

/** The ratio of WCAG 2.2, from 1 to 21. */
function contrast(one: string | undefined, other: string | undefined): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

function luminance(colour: string | undefined): number {
  if (!/^#[0-9a-f]{6}$/.test(colour ?? '')) throw new Error(`${colour} is no colour`)
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt((colour ?? '').slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

it('the ratio is that of the standard', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

it('the dark theme is said the same for who asks for it and for whose system is', () => {
  const bySystem = declared(block(tokens, ":root:not([data-theme='light'])"))
  expect(bySystem).toEqual(declared(block(tokens, ":root[data-theme='dark']")))
})

/** What is read on what: text needs 4.5 : 1. */
const texts = [
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-strong'],
  ['accent', 'page'],
  ['accent', 'side'],
  ['accent', 'raised'],
  ['ink', 'chosen'],
  ['ink', 'chosen-hover'],
  ['ink-soft', 'chosen'],
  ['ink-soft', 'chosen-hover'],
] as const
/** What must be seen: 3 : 1. */
const marks = [
  ['ring', 'page'],
  ['ring', 'side'],
  ['ring', 'chosen'],
] as const

const accentNames = ['blue', ...[...accents.matchAll(/data-accent='([a-z]+)'/g)].map(([, name]) => name ?? '')]

it('there are six', () => {
  expect(accentNames.toSorted()).toEqual(['amber', 'blue', 'green', 'rose', 'teal', 'violet'])
})

it.each(accentNames.flatMap((accent) => [[accent, 'light'] as const, [accent, 'dark'] as const]))('%s can be read, %s', (accent, theme) => {
  const colours = coloursOf(accent, theme)
  const measured = (pairs: readonly (readonly [string, string])[], least: number): readonly string[] =>
    pairs
      .map(([one, other]) => [`${one} on ${other}`, contrast(colours[one], colours[other])] as const)
      .filter(([, ratio]) => ratio < least)
      .map(([name, ratio]) => `${name}: ${ratio.toFixed(2)}`)
  expect(measured(texts, 4.5)).toEqual([])
  expect(measured(marks, 3)).toEqual([])
})

it.each(['light', 'dark'] as const)('each tone of code can be read by who asks for more contrast, too, %s', (theme) => {
  const colours = Object.entries(ofTheme(block(tones, ':root'), theme))
  expect(colours).toHaveLength(10)
  const faint = colours.filter(([, colour]) => contrast(colour, plain[theme]['raised']) < 7)
  expect(faint).toEqual([])
})
