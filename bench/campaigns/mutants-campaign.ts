import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Campaign, CampaignOptions, Tally} from './campaign-types.ts'
import {diskMutants, storeMutants} from './mutants/disk-mutants.ts'
import type {Mutant} from './mutants/mutant.ts'
import {planMutants} from './mutants/plan-mutants.ts'
import {recoverMutants} from './mutants/recover-mutants.ts'
import {runMutants} from './mutants/run-mutants.ts'

const mutants: readonly Mutant[] = [...runMutants, ...recoverMutants, ...planMutants, ...diskMutants, ...storeMutants]
const source = join(import.meta.dirname, '../..')
const TEST_LIMIT_MS = 120_000

/** The tests that answer for a folder, the quickest first. */
const testsOf: Readonly<Record<string, readonly string[]>> = {
  'src-main/features/act': [
    'src-main/features/act/run-parts',
    'src-main/features/act/act-job',
    'src-main/features/act/part-groups',
    'act-kills',
  ],
  'src-main/domain/act': ['src-main/domain/act/', 'src-main/features/act/run-parts', 'act-kills'],
  'src-main/host/work': ['src-main/host/work/'],
  'src-main/store/acts': ['src-main/store/acts/'],
}
/** Each takes another sixth of the scenarios. */
const KILL_SEEDS = ['0', '1', '2', '3', '4', '5']

/** Seeded bugs, one at a time in a copy of the sources: each must fail a test. */
export const mutantsCampaign: Campaign = {
  name: 'mutants',
  about: 'plants one bug after the other and counts how many the tests catch',
  short: 0,
  long: mutants.length,
  run: async (options) => {
    const copy = copied()
    try {
      return await tallyOf(copy, options)
    } finally {
      rmSync(copy, {recursive: true, force: true})
    }
  },
}

async function tallyOf(copy: string, {from, count, until, say}: CampaignOptions): Promise<Tally> {
  const chosen = mutants.slice(from - 1, from - 1 + count)
  const missed: string[] = []
  let tried = 0
  for (const mutant of chosen) {
    if (performance.now() > until) break
    tried++
    const by = await caught(copy, mutant)
    if (by === undefined) missed.push(mutant.name)
    say(`${by === undefined ? 'MISSED' : 'caught'} ${mutant.file}: ${mutant.name}${by === undefined ? '' : ` (${by})`}`)
  }
  say(`${tried - missed.length} of ${tried} caught`)
  const failedSeeds = missed.map((name) => mutants.findIndex((mutant) => mutant.name === name) + 1)
  return {
    tried,
    survived: tried - missed.length,
    seeds: {from, to: from + tried - 1},
    failedSeeds,
    figures: {seeded: mutants.length, missed},
  }
}

/** What tests read, with the modules of this tree. */
function copied(): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'onefold-mutants-')))
  for (const name of ['src-main', 'resources', 'package.json', 'tsconfig.json', 'vitest.config.ts'])
    cpSync(join(source, name), join(copy, name), {recursive: true})
  symlinkSync(join(source, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/** The test run that fails on it, or undefined. */
async function caught(copy: string, {name, file, find, replace}: Mutant): Promise<string | undefined> {
  const path = join(copy, file)
  const whole = readFileSync(path, 'utf8')
  if (whole.split(find).length !== 2) throw new Error(`“${name}” does not apply: its text does not stand once in ${file}.`)
  writeFileSync(
    path,
    whole.replace(find, () => replace),
  )
  try {
    return await failing(copy, testsOf[file.slice(0, file.lastIndexOf('/'))]!)
  } finally {
    writeFileSync(path, whole)
  }
}

async function failing(copy: string, all: readonly string[]): Promise<string | undefined> {
  const runs = all.flatMap((tests) => (tests === 'act-kills' ? KILL_SEEDS : ['0']).map((seed) => ({tests, seed})))
  for (const {tests, seed} of runs) if (!(await passes(copy, tests, seed))) return tests
  return undefined
}

async function passes(copy: string, tests: string, seed: string): Promise<boolean> {
  const {ONEFOLD_SQLITE_BINDING: _, ...env} = process.env
  const command = [join(source, 'node_modules/vitest/vitest.mjs'), 'run', '--bail=1', '--reporter=dot', tests]
  const child = spawn(process.execPath, command, {cwd: copy, env: {...env, ONEFOLD_ACT_SEED: seed}, stdio: 'ignore', detached: true})
  const late = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), TEST_LIMIT_MS)
  const [code] = (await once(child, 'exit')) as [number | null]
  clearTimeout(late)
  return code === 0
}
