import type {Handle, operations} from '../../contract/index.ts'
import {parentPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import * as programs from '../../host/open-with.ts'
import {openTerminalIn} from '../../host/programs/open-terminal.ts'
import type {CoreScopes} from '../scopes.ts'
import {mustBeOnline, placeOf} from './place.ts'

type FileHandle<N extends keyof (typeof operations)['file']> = Handle<(typeof operations)['file'][N], CoreScopes>

/** Opens a file with its program, or with the one that is named. */
export const openFile: FileHandle<'open'> = async ({target, with: program}, scope) => {
  const place = await placeOf(target, scope)
  mustBeOnline(place)
  const shown = displayName(place.path).text
  await scope.disk.look({path: place.path, shown})
  await (program === undefined ? programs.openFile(place.path) : programs.openFileWith(place.path, program))
  return {opened: shown}
}

/** The programs that can open a file of this type, the standard one first. */
export const listPrograms: FileHandle<'programs'> = async ({target}, scope) => {
  const place = await placeOf(target, scope)
  mustBeOnline(place)
  const shown = displayName(place.path).text
  const {kind, facts} = await scope.disk.look({path: place.path, shown})
  const type =
    kind === 1
      ? 'inode/directory'
      : scope.items.categoryOf({kind: 'file', name: shown.split('/').at(-1)!, mode: facts.mode[0]!, type: null}).type
  const found = await programs.programsFor(type ?? 'application/octet-stream')
  return {total: found.length, programs: found.map(({id, name, standard}) => ({id, name, standard}))}
}

/** Shows a file in the system's own file manager. */
export const revealFile: FileHandle<'reveal'> = async ({target}, scope) => {
  const place = await placeOf(target, scope)
  mustBeOnline(place)
  const shown = displayName(place.path).text
  await scope.disk.look({path: place.path, shown})
  await programs.revealFile(place.path)
  return {revealed: shown}
}

/** Opens a terminal where a folder is, or where a file lies. */
export const openTerminal: FileHandle<'terminal'> = async ({target}, scope) => {
  const place = await placeOf(target, scope)
  mustBeOnline(place)
  const shown = displayName(place.path).text
  const {kind} = await scope.disk.look({path: place.path, shown})
  const folder = kind === 1 ? place.path : (parentPath(place.path) ?? place.path)
  await openTerminalIn(folder)
  return {opened: displayName(folder).text}
}
