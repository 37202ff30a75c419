import {useLocations} from '../../features/locations/index.ts'
import {askedPath, completePath, folderWithEnd, nameOf, usePlaces} from '../../features/places/index.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import type {Argument, Choice} from '../command.ts'

const aimOf = (written: string): string => askedPath(written, usePlaces.getState().value.find(({kind}) => kind === 'home')?.path)

/** A folder by its path, with completion; before anything is written the locations and the usual folders. What is no path is looked for in their names. */
export const folderChoices: Pick<Argument, 'choices' | 'free' | 'writesOn'> = {
  choices: async (_context, written) => {
    if (!isPath(written)) return known(written.trim())
    return (await completePath(aimOf(written))).map(folderChoice)
  },
  free: (written) =>
    isPath(written) ? {value: aimOf(written), title: shown(aimOf(written)), detail: messages.command.asks.folderAsWritten} : undefined,
  writesOn: folderWithEnd,
}

const isPath = (written: string): boolean => /[\\/~:]/.test(written)

const folderChoice = (path: string): Choice => ({value: path, title: shown(nameOf(path)), detail: shown(path)})

function known(word: string): readonly Choice[] {
  const locations = useLocations.getState().value.map(({name, path}) => ({value: path, title: shown(name), detail: shown(path)}))
  const places = usePlaces.getState().value.map(({name, path}) => ({value: path, title: shown(name), detail: shown(path)}))
  const all = [...locations, ...places.filter(({value}) => !locations.some((location) => location.value === value))]
  return all.filter(({title}) => title.toLowerCase().includes(word.toLowerCase()))
}
