import {describe, expect, it} from 'vitest'
import {messages} from '../../messages.ts'
import {commandIds, commands} from '../commands.ts'
import {othersWith} from './conflicts.ts'
import {keymapOf} from './keymap.ts'
import {presetNames} from './presets.ts'

/** Which command means a key depends on where one is: each of these says for itself when it cannot be done. */
const shared = ['Escape', 'H', 'L']

describe('the keys of the commands', () => {
  it('have a command for every title', () => {
    expect(commandIds.toSorted()).toEqual(Object.keys(messages.command.titles).toSorted())
    expect(Object.keys(messages.command.keywords).filter((id) => !Object.hasOwn(commands, id))).toEqual([])
  })

  it.each(presetNames)('of the set %s mean one thing each', (preset) => {
    const {bound} = keymapOf({preset, changed: {}})
    const several = [...bound].filter(([keys, ids]) => ids.length > 1 && !shared.includes(keys))
    expect(several).toEqual([])
    for (const keys of shared) expect((bound.get(keys) ?? []).slice(0, -1).filter((id) => !commands[id].cannot)).toEqual([])
  })

  it('of a set stand before the standard ones, or in their place', () => {
    const standard = keymapOf({preset: 'standard', changed: {}})
    const commander = keymapOf({preset: 'commander', changed: {}})
    const vim = keymapOf({preset: 'vim', changed: {}})
    expect(standard.bound.get('F5')).toEqual(['view.reload'])
    expect([commander.bound.get('F5'), commander.bound.get('Mod+R')]).toEqual([['file.copyOver'], ['view.reload']])
    expect(commander.keys['file.trash']).toEqual(['F8', 'Delete'])
    expect(vim.keys['file.copy']).toEqual(['Y Y', 'Mod+C'])
    expect([...vim.begun].toSorted()).toEqual(['D', 'G', 'Mod+;', 'Y'])
    // In a grid they go to the side, elsewhere out of a folder and into one.
    expect([vim.bound.get('H'), vim.bound.get('L')]).toEqual([
      ['select.left', 'go.up'],
      ['select.right', 'file.open'],
    ])
  })

  it('are those that somebody has chosen, and go before all others', () => {
    const {keys, bound} = keymapOf({preset: 'standard', changed: {'view.grid': ['Escape', 'Ctrl+J'], 'file.rename': []}})
    expect(keys['view.grid']).toEqual(['Escape', 'Mod+J'])
    expect(keys['file.rename']).toEqual([])
    expect(bound.get('Escape')?.[0]).toBe('view.grid')
    expect(bound.get('F2')).toBeUndefined()
  })

  it('are told to be taken where they meet others', () => {
    const standard = keymapOf({preset: 'standard', changed: {}})
    expect(othersWith('F2', 'view.grid', standard)).toEqual(['file.rename'])
    expect(othersWith('F2', 'file.rename', standard)).toEqual([])
    expect(othersWith('Alt+3', 'view.grid', standard)).toEqual(['tab.select'])
    expect(othersWith('Mod+#', 'tab.select', standard)).toEqual(['view.grid', 'view.list', 'view.columns'])
    expect(othersWith('Y', 'view.grid', keymapOf({preset: 'vim', changed: {}}))).toEqual(['file.copy'])
    expect(othersWith('Mod+J', 'view.grid', standard)).toEqual([])
  })
})
