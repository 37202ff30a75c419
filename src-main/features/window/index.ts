import type {Handlers} from '../../contract/index.ts'
import {places} from '../../host/places.ts'
import {encodeUtf8} from '../../domain/utf8.ts'
import type {CoreScopes} from '../scopes.ts'

/** What windows ask. Dialogs, the clipboard and drags are answered by the door of the window before they come here. */
export const windowHandlers: Handlers<CoreScopes>['window'] = {
  async pickFolder(_input, {fail}) {
    return fail('Unsupported', 'This window has no system dialog.', {hint: 'Type the path instead.'})
  },
  async writeClipboard(_input, {fail}) {
    return fail('Unsupported', 'This window has no clipboard for files.')
  },
  async readClipboard(_input, {fail}) {
    return fail('Unsupported', 'This window has no clipboard for files.')
  },
  async readContent(_input, {fail}) {
    return fail('Unsupported', 'This window cannot read the clipboard.')
  },
  async dragOut(_input, {fail}) {
    return fail('Unsupported', 'Files cannot be dragged out of this window.')
  },
  async open(_input, {fail}) {
    return fail('Unsupported', 'This window cannot open another one.')
  },
  async tellMenus(_input, {fail}) {
    return fail('Unsupported', 'This window has no menus of the system.')
  },
  async places(_input, {disk}) {
    const all = await places()
    const there = await Promise.all(all.map(({path}) => isFolder(path, disk)))
    return {places: all.filter((_, at) => there[at])}
  },
}

async function isFolder(path: string, disk: CoreScopes['query']['disk']): Promise<boolean> {
  const {kind} = await disk.seen({path: encodeUtf8(path)})
  return kind === 1
}
