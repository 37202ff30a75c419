import {format} from './checks.mjs'
import {runProgram} from './run.mjs'

/** Measures: `npm run bench -- search` and the like. */
export const bench = (rest) => runProgram([process.execPath, 'bench/bench.ts', ...rest])

/** Runs the fault campaigns in their long form: `npm run campaign -- kill --rounds 500` and the like. */
export const campaign = (rest) => runProgram([process.execPath, 'bench/campaign.ts', ...rest])

/** Brings all code into the one format. */
export const formatAll = () => runProgram(format)
