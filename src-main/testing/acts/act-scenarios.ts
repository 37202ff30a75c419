import {copyScenarios} from './copy-scenarios.ts'
import {moveScenarios} from './move-scenarios.ts'
import {replaceScenarios} from './replace-scenarios.ts'
import {trashScenarios} from './trash-scenarios.ts'
import {insteadScenarios} from './instead-scenarios.ts'
import {plannedScenarios} from './planned-scenarios.ts'
import {archiveScenarios} from './archive-scenarios.ts'
import type {ActScenario} from './act-scenario.ts'

/** One of each kind of operation, on volumes that can all and on awkward ones. */
export const actScenarios: readonly ActScenario[] = [
  ...copyScenarios,
  ...replaceScenarios,
  ...moveScenarios,
  ...trashScenarios,
  ...plannedScenarios,
  ...insteadScenarios,
  ...archiveScenarios,
]
