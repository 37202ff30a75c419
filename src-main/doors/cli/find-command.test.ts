import {expect, test} from 'vitest'
import {findCommand} from './find-command.ts'

const found = (line: string): string => {
  const command = findCommand(line.split(' ').filter(Boolean))
  if (command.kind === 'help') return `help ${command.topic.join(' ')}`.trim()
  return [command.kind === 'own' ? command.own.words.join('+') : command.name, ...command.words].join(' ')
}

test.each([
  ['location add /x', 'location.add /x'],
  ['search holiday', 'search.query holiday'],
  ['search query', 'search.query query'],
  ['search --literal -- list', 'search.query --literal -- list'],
  ['index /usr', 'index.path /usr'],
  ['index list', 'index.list'],
  ['index ./list', 'index.path ./list'],
  ['index --mode deep list', 'index.path --mode deep list'],
  ['logs --limit 3', 'log.show --limit 3'],
  ['file query holiday', 'search.query holiday'],
  ['log follow', 'log+follow'],
  ['log show', 'log.show'],
  ['status', 'status'],
  ['', 'help'],
  ['help location add', 'help location add'],
])('“%s” means %s', (line, meaning) => expect(found(line)).toBe(meaning))

test.each([
  ['loction add', 'There is no command “loction”.', 'Did you mean “location”?'],
  ['location ad', '“location” knows no “ad”.', 'Did you mean “add”?'],
  ['location zzzzzz', '“location” knows no “zzzzzz”.', 'It knows add, list, update, presets, rescan, remove.'],
  ['location', '“location” needs one of add, list, update, presets, rescan, remove.', undefined],
  ['--jsn', 'There is no option --jsn.', 'Did you mean “--json”?'],
  ['view open', 'There is no command “view”.', undefined],
  ['core status', 'There is no command “core”.', undefined],
  ['file programs /x', '“file” knows no “programs”.', expect.stringMatching(/^It knows list, info, (?!.*programs).*empty/)],
])('“%s” is a usage error', (line, message, hint) => {
  expect(() => found(line)).toThrow(expect.objectContaining({code: 'UnknownWord', message, hint}))
})
