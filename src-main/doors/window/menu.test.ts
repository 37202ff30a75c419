import {expect, it, vi} from 'vitest'
import {appMenu} from './menu.ts'

vi.mock('electron', () => ({}))

it('has an application menu on macOS only', () => {
  const roles = (platform: NodeJS.Platform): readonly unknown[] => appMenu(platform).map(({role, label}) => role ?? label)
  expect(roles('darwin')).toEqual(['appMenu', 'fileMenu', 'editMenu', 'View', 'windowMenu'])
  expect(roles('linux')).toEqual(['fileMenu', 'editMenu', 'View', 'windowMenu'])
  expect(roles('win32')).toEqual(['fileMenu', 'editMenu', 'View', 'windowMenu'])
})
