import {expect, it, vi} from 'vitest'
import {execWords, parseDesktopEntry} from '../../host/programs/desktop-entry.ts'
import {autostartEntry} from './start-at-login.ts'

vi.mock('electron', () => ({app: {}}))

it.each([[['/opt/Onefold/onefold-app']], [['/home/ann/My "Apps"/one$fold', '/x/50%/app']], [[String.raw`/a\b`, '/c`d`']]])(
  'names the program so that it is found again: %j',
  (words) => {
    const entry = parseDesktopEntry(autostartEntry(words))
    // What a desktop runs has no file behind it: the one that is put there by our own reader is taken off.
    expect(execWords({exec: entry?.exec ?? '', name: 'Onefold'}, {path: undefined, uri: 'end:'})).toEqual([...words, '--hidden', 'end:'])
  },
)
