import {describe, expect, it} from 'vitest'
import {foundParts, saysAll, searchedWords} from './find-settings.ts'
import {settingRows} from './setting-rows.ts'

const foundBy = (text: string): readonly string[] => settingRows.filter((row) => saysAll(row, searchedWords(text))).map(({key}) => key)

describe('settings are found', () => {
  it('by their name, the sentence beside it, a choice, their section and what the file calls them', () => {
    expect(foundBy('accent')).toEqual(['accent', 'language'])
    expect(foundBy('closing the last window')).toEqual(['closeToTray'])
    expect(foundBy('roomy')).toEqual(['density'])
    expect(foundBy('desktop')).toEqual(['closeToTray', 'startAtLogin', 'notify', 'hotKey'])
    expect(foundBy('coreswhileidle')).toEqual(['coresWhileIdle'])
  })
  it('by all words, in any order, whatever their case and accents', () => {
    expect(foundBy('DÀRK theme')).toEqual(['theme'])
    expect(foundBy('dark roomy')).toEqual([])
  })
  it('all of them by nothing', () => {
    expect(foundBy('  ')).toHaveLength(settingRows.length)
  })
})

describe('what was found is marked', () => {
  const marked = (text: string, search: string): string =>
    foundParts(text, searchedWords(search))
      .map(({text: part, found}) => (found ? `[${part}]` : part))
      .join('')
  it.each([
    ['Light or dark', 'dar', 'Light or [dar]k'],
    ['Größe, Große', 'große', '[Größe], [Große]'],
    ['aaa', 'aa', '[aaa]'],
    ['Schließen ﬁnden', 'find', 'Schließen [ﬁnd]en'],
    ['nothing here', 'xyz', 'nothing here'],
    ['', 'a', ''],
  ])('%s by %s', (text, search, expected) => {
    expect(marked(text, search)).toBe(expected)
  })
})
