import type {Handlers} from '../../contract/index.ts'
import type {CoreScopes} from '../scopes.ts'
import {inspectFile} from './inspect-file.ts'
import {listFolder} from './list-folder.ts'
import {listFindings, validateFiles} from './validate/validate-files.ts'
import {listPrograms, openFile, openTerminal, revealFile} from './open-file.ts'

/** What can be asked of files. */
export const fileHandlers: Pick<
  Handlers<CoreScopes>['file'],
  'list' | 'info' | 'open' | 'programs' | 'terminal' | 'reveal' | 'validate' | 'findings'
> = {
  list: listFolder,
  info: inspectFile,
  open: openFile,
  programs: listPrograms,
  terminal: openTerminal,
  reveal: revealFile,
  validate: validateFiles,
  findings: listFindings,
}

export {loadTypes} from './file-types.ts'
export type {FileTypes} from './type-table.ts'
export {absoluteOf, base64, entryKindNames, instantOf, isFolder, itemOf, type ItemParts, keysOf, withTags} from './item.ts'
export {infoOf} from './inspect-file.ts'
export {mustBeOnline, placeOf} from './place.ts'
export {validateJob} from './validate/validate-job.ts'
