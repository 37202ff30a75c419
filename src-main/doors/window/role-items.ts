import type {MenuItemConstructorOptions} from 'electron'
import type {ShellWords} from './words/english.ts'
import {shellWords} from './words/shell-words.ts'

type Role = keyof ShellWords['roles']

const line: MenuItemConstructorOptions = {type: 'separator'}

/** An entry that the system carries out itself, named in the language that is spoken: Electron names all of them in English. */
export const roleItem = (role: Role): MenuItemConstructorOptions => ({role, label: shellWords().roles[role]})

/** What is done with the text of a field. */
export const editItems = (): MenuItemConstructorOptions[] => [
  roleItem('undo'),
  roleItem('redo'),
  line,
  ...(['cut', 'copy', 'paste', 'delete', 'selectAll'] as const).map(roleItem),
]

/** What is done with the window itself. */
export const windowItems = (mac: boolean): MenuItemConstructorOptions[] => [
  roleItem('minimize'),
  ...(mac ? [roleItem('zoom'), line, roleItem('front')] : [roleItem('close')]),
]

/** What macOS wants in the menu of the application; `own` stands among it. */
export const macItems = (own: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] => [
  roleItem('about'),
  line,
  ...own,
  line,
  roleItem('services'),
  line,
  roleItem('hide'),
  roleItem('hideOthers'),
  roleItem('unhide'),
  line,
  roleItem('quit'),
]
