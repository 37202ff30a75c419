import {expect, it} from 'vitest'
import {acceleratorOf, asAnyDigit, chordsOf, chordText, isCommandKey, type Stroke} from './chord.ts'

const none = {ctrlKey: false, metaKey: false, altKey: false, shiftKey: false}
const stroke = (key: string, code: string, held: Partial<Stroke> = {}): Stroke => ({...none, key, code, ...held})
const ctrl = {ctrlKey: true}

it.each([
  ['a letter, large or small', stroke('p', 'KeyP', ctrl), ['Mod+P']],
  ['a letter with Shift', stroke('P', 'KeyP', {...ctrl, shiftKey: true}), ['Mod+Shift+P']],
  ['a bare letter', stroke('g', 'KeyG'), ['G']],
  ['a bare large letter', stroke('G', 'KeyG', {shiftKey: true}), ['Shift+G']],
  ['the blank', stroke(' ', 'Space', ctrl), ['Mod+Space']],
  ['an arrow', stroke('ArrowUp', 'ArrowUp', {altKey: true}), ['Alt+ArrowUp']],
  ['a sign that needs Shift on this keyboard', stroke(':', 'Semicolon', {shiftKey: true}), ['Shift+:', ':']],
  ['a digit of a keyboard where it needs Shift', stroke('&', 'Digit1', ctrl), ['Mod+1']],
  ['a bare digit by what it writes', stroke('&', 'Digit1'), ['&']],
  ['a letter of a keyboard that writes another alphabet', stroke('с', 'KeyC', ctrl), ['Mod+C']],
  ['a bare letter of another alphabet', stroke('с', 'KeyC'), ['С']],
  ['a letter that writes something else with Alt', stroke('˜', 'KeyN', {...ctrl, altKey: true}), ['Mod+Alt+N']],
  ['a dead key that is none with Alt', stroke('Dead', 'KeyN', {altKey: true}), ['Alt+N']],
  ['a dead key', stroke('Dead', 'Backquote'), []],
  ['a modifier alone', stroke('Shift', 'ShiftLeft', {shiftKey: true}), []],
])('writes %s', (_what, pressed, chords) => expect(chordsOf(pressed, false)).toEqual(chords))

it('knows ⌘ and Ctrl apart on macOS only', () => {
  expect(chordsOf(stroke('Tab', 'Tab', ctrl), true)).toEqual(['Ctrl+Tab'])
  expect(chordsOf(stroke('k', 'KeyK', {metaKey: true}), true)).toEqual(['Mod+K'])
  expect(chordsOf(stroke('Tab', 'Tab', ctrl), false)).toEqual(['Mod+Tab'])
})

it('takes any digit for a place among nine', () => {
  expect(asAnyDigit('Alt+7')).toEqual({chord: 'Alt+#', digit: '7'})
  expect(asAnyDigit('F7')).toBeUndefined()
})

it('knows what could also be written', () => {
  const keys = ['Mod+P', 'F2', 'Shift+F10', 'Alt+ArrowUp', 'G', 'Shift+G', 'Delete', 'Space', '/', 'F']
  expect(keys.filter(isCommandKey)).toEqual(['Mod+P', 'F2', 'Shift+F10', 'Alt+ArrowUp'])
})

it.each([
  ['Mod+Shift+N', 'Ctrl+Shift+N', '⇧⌘N'],
  ['Alt+ArrowUp', 'Alt+↑', '⌥↑'],
  ['G G', 'g g', 'g g'],
  ['Shift+G', 'G', 'G'],
  ['Mod++', 'Ctrl++', '⌘+'],
  ['Alt+#', 'Alt+1…9', '⌥1…9'],
  ['Escape', 'Esc', 'Esc'],
])('shows %s', (keys, other, mac) => expect([chordText(keys, false), chordText(keys, true)]).toEqual([other, mac]))

it('tells menus of the system what they can show', () => {
  const keys = ['Mod+Shift+N', 'Alt+ArrowUp', 'F5', 'Mod+,', 'Ctrl+Tab', 'Enter', 'Delete', 'G G', 'Alt+#', 'Mod+Ö', 'Mod++']
  expect(keys.map(acceleratorOf)).toEqual([
    'CommandOrControl+Shift+N',
    'Alt+Up',
    'F5',
    'CommandOrControl+,',
    'Control+Tab',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    'CommandOrControl+Plus',
  ])
})
