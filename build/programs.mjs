import {format} from './checks.mjs'
import {runProgram, say} from './run.mjs'
import {withWindow} from './windows.mjs'

/** Measures: `npm run bench -- search` and the like. */
export const bench = (rest) => runProgram([process.execPath, 'bench/bench.ts', ...rest])

/** Runs the fault campaigns in their long form: `npm run campaign -- kill --rounds 500` and the like. */
export const campaign = (rest) => runProgram([process.execPath, 'bench/campaign.ts', ...rest])

/** Brings all code into the one format. */
export const formatAll = () => runProgram(format)

/** Makes the pictures of docs/screenshots anew, or those that are named. */
export const screenshots = (names) =>
  withWindow(say, (env) => runProgram([process.execPath, 'e2e/screenshots/take-screenshots.ts', ...names], {env}))
