import type {Handlers} from '../../contract/index.ts'
import type {EventBus} from '../../runtime/event-bus.ts'
import type {SettingsBook} from './settings-book.ts'

/** What the handlers of settings need of a scope. */
export interface SettingsScopes {
  readonly query: {readonly settings: SettingsBook}
  readonly action: {readonly settings: SettingsBook; readonly events: EventBus}
}

/** What can be asked of settings. */
export const settingsHandlers: Handlers<SettingsScopes>['settings'] = {
  async get({key}, {settings}) {
    const all = settings.get()
    return {settings: key === undefined ? all : {[key]: all[key]}, file: settings.file, problems: [...settings.problems()]}
  },
  async set({key, value}, {settings, events}) {
    const all = await settings.set(key, value)
    events.emit({type: 'settings.changed', settings: all})
    return {settings: all}
  },
  async reset({key}, {settings, events}) {
    const all = await settings.reset(key)
    events.emit({type: 'settings.changed', settings: all})
    return {settings: all}
  },
}

export {openSettings, type SettingsBook} from './settings-book.ts'
