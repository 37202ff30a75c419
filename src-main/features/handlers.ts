import type {Handlers} from '../contract/index.ts'
import {coreHandlers as core} from './core/index.ts'
import {duplicateHandlers as duplicate} from './duplicate/index.ts'
import {fileHandlers} from './file/index.ts'
import {healthHandlers as health} from './health/index.ts'
import {indexHandlers as index} from './index/index.ts'
import {jobHandlers as job} from './job/index.ts'
import {libraryHandlers as library} from './library/index.ts'
import {locationHandlers as location} from './location/index.ts'
import {logHandlers as log} from './log/index.ts'
import {
  actHandlers as act,
  auditHandlers as audit,
  fileActHandlers,
  fileHistory,
  listAnyFolder,
  redoHandlers as redo,
  undoHandlers as undo,
} from './act/index.ts'
import type {CoreScopes} from './scopes.ts'
import {savedHandlers as saved} from './saved/index.ts'
import {searchHandlers as search, viewHandlers as view} from './search/index.ts'
import {settingsHandlers as settings} from './settings/index.ts'
import {previewFile, sidecarHandlers as sidecar} from './sidecar/index.ts'
import {tagHandlers as tag} from './tag/index.ts'
import {volumeHandlers as volume} from './volume/index.ts'
import {windowHandlers as window} from './window/index.ts'

/** Every operation of the contract with the feature that carries it out. */
export const allHandlers: Handlers<CoreScopes> = {
  core,
  library,
  location,
  index,
  file: {...fileHandlers, ...fileActHandlers, history: fileHistory, list: listAnyFolder, preview: previewFile},
  duplicate,
  search,
  saved,
  view,
  sidecar,
  tag,
  job,
  volume,
  act,
  audit,
  undo,
  redo,
  settings,
  health,
  log,
  window,
}
