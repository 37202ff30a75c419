import {expect, it} from 'vitest'
import {launchWish} from './launch-wish.ts'

const go = (target: string, reveal = false) => ({tell: 'go', target, reveal})

it.each([
  [[], []],
  [['/home/ann/a b'], [go('/home/ann/a b')]],
  [
    ['docs', '../x'],
    [go('/start/docs'), go('/x')],
  ],
  [['--reveal', 'a.txt'], [go('/start/a.txt', true)]],
  [['--reveal=/a.txt'], [go('/a.txt', true)]],
  [['--data-dir', '/d', '--no-sandbox', '/a'], [go('/a')]],
  [['--', '--reveal'], [go('/start/--reveal')]],
  [['onefold://search?q=tax'], [{tell: 'search', words: 'tax'}]],
  [['sd://volume/0199d0b6-1f2e-7a3b-8c4d-5e6f70819203/a'], [go('sd://volume/0199d0b6-1f2e-7a3b-8c4d-5e6f70819203/a')]],
  [['onefold://delete/x'], [{tell: 'refused', sentence: 'That link leads nowhere in Onefold.'}]],
  [['javascript:alert(1)'], [{tell: 'refused', sentence: 'That link leads nowhere in Onefold.'}]],
  [['--reveal'], []],
])('%j asks for %j', (argv, words) => expect(launchWish(argv, '/start').words).toEqual(words))

it('knows whether a window is wanted', () => {
  expect(launchWish(['--hidden'], '/')).toEqual({words: [], newWindow: false, hidden: true})
  expect(launchWish(['--new-window', '--data-dir=/d'], '/')).toEqual({words: [], newWindow: true, hidden: false})
})

it('opens no flood of windows', () => {
  expect(
    launchWish(
      Array.from({length: 100}, (_, at) => `/${at}`),
      '/',
    ).words,
  ).toHaveLength(10)
})
