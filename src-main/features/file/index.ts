import type {Handlers} from '../../contract/index.ts'
import type {CoreScopes} from '../scopes.ts'
import {inspectFile} from './inspect-file.ts'
import {listFolder} from './list-folder.ts'
import {listPrograms, openFile, revealFile} from './open-file.ts'

/** What can be asked of files. */
export const fileHandlers: Handlers<CoreScopes>['file'] = {
  list: listFolder,
  info: inspectFile,
  open: openFile,
  programs: listPrograms,
  reveal: revealFile,
}

export {type FileTypes, loadTypes, type TypeFacts} from './file-types.ts'
export {absoluteOf, base64, entryKindNames, instantOf, itemOf, type ItemParts, keysOf} from './item.ts'
export {mustBeOnline, placeOf, type PlaceParts} from './place.ts'
