import {join} from 'node:path'
import {layout} from './layout.mjs'

const module = (path) => [process.execPath, join(layout.modules, path)]
/** The formatter; with `--check` it only says which files it would change. */
export const format = module('oxfmt/bin/oxfmt')
const tsc = (config) => [...module('typescript-7/bin/tsc'), '-p', config]

/** What reads the sources and runs nothing of them, each with its command. */
export const checks = [
  {name: 'types', command: tsc('tsconfig.json')},
  {name: 'types of the pure rooms', command: tsc('tsconfig.pure.json')},
  {name: 'types of the renderer', command: tsc('tsconfig.web.json')},
  {name: 'format', command: [...format, '--check']},
  {name: 'lint', command: [...module('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', '--report-unused-disable-directives']},
  {name: 'rooms', command: [process.execPath, 'build/rooms.mjs']},
  {name: 'knip', command: module('knip/bin/knip.js')},
]

/** Vitest with its result also as JSON, so that the last line can tell the sum. */
export const vitest = (result, more = []) => [
  ...module('vitest/vitest.mjs'),
  'run',
  ...more,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${result}`,
]
