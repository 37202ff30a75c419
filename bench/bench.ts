import {parseArgs} from 'node:util'
import type {BenchOptions} from './bench-run.ts'
import {type BenchFindings, type BenchResult, loadNow, thisMachine, withoutGoal} from './figures.ts'

// One measure by its name, or all: `npm run bench -- index --runs 5`. Prints JSON on stdout, progress on stderr.
const benches: Readonly<Record<string, (options: BenchOptions) => Promise<BenchFindings>>> = {
  index: async (options) => (await import('./index-bench.ts')).indexBench(options),
  content: async (options) => (await import('./content-bench.ts')).contentBench(options),
  rescan: async (options) => (await import('./rescan-bench.ts')).rescanBench(options),
  copy: async (options) => (await import('./copy-bench.ts')).copyBench(options),
  search: async (options) => (await import('./search-bench.ts')).searchFigures(options),
  list: async (options) => (await import('./list-bench.ts')).listBench(options),
  size: async (options) => (await import('./size-bench.ts')).sizeBench(options),
  memory: async (options) => (await import('./memory-bench.ts')).memoryBench(options),
  follow: async (options) => (await import('./follow-bench.ts')).followBench(options),
  window: async (options) => (await import('./window-bench.ts')).windowBench(options),
}

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    runs: {type: 'string'},
    count: {type: 'string'},
    small: {type: 'boolean', default: false},
    folder: {type: 'string'},
    corpus: {type: 'string'},
    profile: {type: 'string'},
    source: {type: 'boolean', default: false},
    write: {type: 'string'},
  },
})
const wanted = positionals.includes('all') ? Object.keys(benches) : positionals
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name))
if (wanted.length === 0 || unknown.length > 0) {
  const fault = unknown.length > 0 ? `There is no bench “${unknown[0]}”.` : 'Say what to measure.'
  console.error(`${fault} The benches are ${Object.keys(benches).join(', ')}, and all.`)
  process.exit(2)
}
const [runs, count] = (['runs', 'count'] as const).map((word) => {
  const number = values[word] === undefined ? undefined : Number(values[word])
  if (number === undefined || (Number.isInteger(number) && number > 0)) return number
  console.error(`--${word} wants a whole number above 0.`)
  return process.exit(2)
})

const results: BenchResult[] = []
for (const name of wanted) {
  console.error(`${name} …`)
  const loadBefore = loadNow()
  const measured = await benches[name]!({...values, runs, count})
  const command = ['npm run bench --', name, ...process.argv.slice(2).filter((word) => !positionals.includes(word))].join(' ')
  const figures = values.small ? measured.figures.map(withoutGoal) : measured.figures
  results.push({bench: name, at: new Date().toISOString(), command, machine: thisMachine(), loadBefore, ...measured, figures})
}
process.stdout.write(`${JSON.stringify(results.length === 1 ? results[0] : results, undefined, 2)}\n`)
if (values.write !== undefined) (await import('./benchmarks-page.ts')).writeBenchmarks(values.write, results)
process.exit(0)
