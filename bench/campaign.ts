import {execFileSync, spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import type {Campaign, Tally} from './campaigns/campaign-types.ts'
import {filesCampaign} from './campaigns/files-campaign.ts'
import {indexKill} from './campaigns/index-kill.ts'
import {mutantsCampaign} from './campaigns/mutants-campaign.ts'
import {peersCampaign} from './campaigns/peers-campaign.ts'
import {watchCampaign} from './campaigns/watch-campaign.ts'

// The fault campaigns: `npm run campaign -- index [--from SEED] [--count N] [--for 30m] [--keep] [--small-limits] [--dense]`; --short runs each in CI's form.
const campaigns: readonly Campaign[] = [indexKill, filesCampaign, watchCampaign, mutantsCampaign, peersCampaign]
const units: Readonly<Record<string, number>> = {s: 1, m: 60, h: 3600}

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    short: {type: 'boolean', default: false},
    from: {type: 'string', default: '1'},
    count: {type: 'string'},
    for: {type: 'string'},
    keep: {type: 'boolean', default: false},
    'small-limits': {type: 'boolean', default: false},
    dense: {type: 'boolean', default: false},
  },
})
const chosen =
  positionals.length === 0 && values.short
    ? campaigns.filter(({short}) => short > 0)
    : campaigns.filter(({name}) => positionals.includes(name))
if (chosen.length === 0 || chosen.length < positionals.length) {
  process.stderr.write(`Name a campaign:\n${campaigns.map(({name, about}) => `  ${name}  ${about}\n`).join('')}`)
  process.exit(2)
}
// An end by signal is an ordinary end, so that daemons end too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))
process.exitCode = (await (chosen.length > 1 ? inProcesses() : survived(chosen[0]!))) ? 0 : 1

/** Several of them, each in a process of its own: one of them leaves the mounts of the others behind, which only holds for threads that it starts. */
async function inProcesses(): Promise<boolean> {
  const options = process.argv.slice(2).filter((word) => !positionals.includes(word))
  let whole = true
  for (const {name} of chosen) {
    const child = spawn(process.execPath, [import.meta.filename, name, ...options], {stdio: 'inherit'})
    const end = (): boolean => child.kill()
    process.once('exit', end)
    const [code] = (await once(child, 'exit')) as [number | null]
    process.off('exit', end)
    whole &&= code === 0
  }
  return whole
}

async function survived(campaign: Campaign): Promise<boolean> {
  const tally = await campaign.run({
    from: Number(values.from),
    count:
      values.count === undefined
        ? values.for === undefined
          ? values.short
            ? campaign.short
            : campaign.long
          : Infinity
        : Number(values.count),
    smallLimits: values['small-limits'],
    dense: values.dense,
    until: performance.now() + (values.for === undefined ? Infinity : millisecondsOf(values.for)),
    say: (line) => void process.stderr.write(`${line}\n`),
  })
  process.stdout.write(`${JSON.stringify({campaign: campaign.name, ...tally})}\n`)
  if (values.keep) keep(campaign, tally)
  return (tally.tried > 0 || 'skipped' in tally.figures) && tally.survived === tally.tried
}

function millisecondsOf(text: string): number {
  const [, number, unit = 's'] = /^(\d+)([smh]?)$/.exec(text) ?? []
  if (number === undefined) throw new Error(`“${text}” is no duration: 90s, 30m, 2h.`)
  return Number(number) * 1000 * (units[unit || 's'] ?? 1)
}

/** Adds the outcome to the tally that the repository keeps. */
function keep({name}: Campaign, tally: Tally): void {
  const folder = join(import.meta.dirname, '../docs/campaigns')
  const file = join(folder, `${name}.json`)
  mkdirSync(folder, {recursive: true})
  const before = JSON.parse(readOr(file, '[]')) as unknown[]
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {cwd: folder, encoding: 'utf8'}).trim()
  writeFileSync(file, `${JSON.stringify([...before, {at: new Date().toISOString(), commit, ...tally}], undefined, 2)}\n`)
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return otherwise
  }
}
