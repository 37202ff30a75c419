import type {Handlers} from '../../contract/index.ts'
import type {Library} from '../../contract/library.ts'
import type {EventBus} from '../../runtime/event-bus.ts'
import type {Reader} from '../../store/remote.ts'
import type {Sidecars} from '../sidecars.ts'
import {findLibrary, noSuchLibrary} from './choose-library.ts'
import type {Libraries} from './libraries.ts'
import type {KnownLibrary} from './library-folders.ts'

/** What the handlers of libraries need of a scope. */
export interface LibraryScopes {
  readonly query: {readonly libraries: Libraries; readonly read: Pick<Reader, 'libraryFigures'>; readonly sidecars: Pick<Sidecars, 'usage'>}
  readonly action: {readonly libraries: Libraries; readonly events: EventBus}
}

/** What can be asked of libraries. */
export const libraryHandlers: Handlers<LibraryScopes>['library'] = {
  async create({name}, {libraries}) {
    return {library: shown(await libraries.create(name), libraries)}
  },
  async open({library}, {libraries, events}) {
    const opened = await libraries.open(await found(library, libraries))
    events.emit({type: 'library.changed'})
    return {library: shown(opened, libraries)}
  },
  async list(_input, {libraries}) {
    const all = await libraries.list()
    return {total: all.length, libraries: all.map((one) => shown(one, libraries))}
  },
  async info(_input, {libraries, read, sidecars}) {
    const [{marks, ...figures}, usage] = await Promise.all([read.libraryFigures({device: libraries.device.id}), sidecars.usage()])
    return {
      library: shown(libraries.current(), libraries),
      device: libraries.device.id,
      epoch: marks.libraryEpoch,
      seq: marks.librarySeq,
      ...figures,
      sidecars: usage,
    }
  },
  async rename({name}, {libraries, events}) {
    const renamed = await libraries.rename(name)
    events.emit({type: 'library.changed'})
    return {library: shown(renamed, libraries)}
  },
  async export({path}, {libraries}) {
    return {path, bytes: await libraries.exportTo(path)}
  },
  async import({path, name}, {libraries}) {
    return {library: shown(await libraries.importFrom(path, name), libraries)}
  },
  async delete({library, yes}, {libraries, fail}) {
    const {folder, card} = await found(library, libraries)
    if (card.id === libraries.current().card.id)
      fail('Conflict', `The library “${card.name}” is in use.`, {hint: 'Open another library first.'})
    if (!yes)
      fail(
        'ConfirmationNeeded',
        `This deletes the library “${card.name}” with its backups; the files that it indexes stay where they are.`,
        {hint: 'Say --yes to go on.', details: {folder}},
      )
    await libraries.remove({folder, card})
    return {deleted: card.id, note: 'The files that it indexed were not touched.'}
  },
}

async function found(word: string, libraries: Libraries): Promise<KnownLibrary> {
  const one = findLibrary(await libraries.list(), word)
  if (!one) throw noSuchLibrary(word)
  return one
}

function shown({folder, card}: KnownLibrary, libraries: Libraries): Library {
  const {id, name, createdAt, schema} = card
  return {id, name, folder, createdAt, schema, current: id === libraries.current().card.id}
}

export {chooseLibrary, findLibrary, noSuchLibrary} from './choose-library.ts'
export {type Libraries, openLibraries} from './libraries.ts'
