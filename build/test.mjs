import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {checks, vitest} from './checks.mjs'
import {findChromium, findXclip} from './chromium.mjs'
import {withDisplay} from './display.mjs'
import {layout} from './layout.mjs'
import {runProgram, say, secondsSince} from './run.mjs'
import {Score} from './score.mjs'
import {findShownElectron, told} from './windows.mjs'

const MINUTE = 60_000
const LIMITS = {tests: 8 * MINUTE, windows: 12 * MINUTE, campaigns: 8 * MINUTE}

/** `npm run check`: what needs neither a window nor minutes. */
export async function check() {
  return scored(async (score) => {
    await runChecks(score)
    await runVitest(score, {name: 'tests', limitMs: LIMITS.tests})
  })
}

/** `npm test`: the same, then the windows that this machine can open, then the campaigns in their short form. */
export async function test() {
  return scored(async (score) => {
    await runChecks(score)
    await runVitest(score, {name: 'tests', limitMs: LIMITS.tests})
    await runWindows(score)
    await runCampaigns(score)
  })
}

async function scored(work) {
  const start = performance.now()
  const score = new Score()
  await work(score)
  score.print(secondsSince(start))
  return score.failed === 0 ? 0 : 1
}

async function runChecks(score) {
  for (const {name, command} of checks) {
    const start = performance.now()
    let output = ''
    const code = await runProgram(command, {stdio: ['ignore', 'pipe', 'pipe'], limitMs: LIMITS.tests, collect: (text) => (output += text)})
    say(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${secondsSince(start)})`)
    if (code !== 0) say(output.trim())
    score.add(code === 0 ? 'passed' : 'failed', name)
  }
}

async function runVitest(score, {name, limitMs, more, env = plain()}) {
  const start = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'onefold-score-'))
  const result = join(folder, 'result.json')
  const code = await runProgram(vitest(result, more), {env, limitMs})
  const report = await readFile(result, 'utf8').then(JSON.parse, () => undefined)
  await rm(folder, {recursive: true})
  score.addVitest(name, code, report)
  say(
    `${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${secondsSince(start)}${code === 124 ? `, ended at its limit of ${limitMs / MINUTE} minutes` : ''})`,
  )
}

/** The SQLite that is brought for an older Electron is not for Node. Hundreds of cores are opened, and what is compiled once serves them all. */
function plain() {
  const {ONEFOLD_SQLITE_BINDING: _, ...env} = process.env
  return {...env, NODE_COMPILE_CACHE: join(tmpdir(), 'onefold-test-code'), ONEFOLD_TEST_PROGRAMS: join(layout.out, 'main')}
}

async function runWindows(score) {
  const electron = await findShownElectron((reason) => score.skip('specs of the Electron window', reason))
  const chromium = await findChromium()
  if (chromium === undefined) score.skip('specs of the browser', 'no Chromium here')
  if (electron === undefined && chromium === undefined) return
  const [xclip, packaged] = electron === undefined ? [] : [await findXclip(), await packagedApp(score)]
  const programs = told({ELECTRON: electron?.binary, CHROMIUM: chromium, XCLIP: xclip, PACKAGE: packaged})
  const run = (display) => {
    const env = {...display, ...programs, ONEFOLD_NODE: process.execPath}
    return runVitest(score, {name: 'windows', limitMs: LIMITS.windows, more: ['--config', 'e2e/vitest.config.ts'], env})
  }
  await (electron?.xvfb === undefined ? run(process.env) : withDisplay(electron.xvfb, run))
}

/** The unpacked package of this system, for its spec; a package that cannot be made is a failure like any other. */
async function packagedApp(score) {
  if (process.platform !== 'linux') return score.skip('the package', 'its spec knows the one for Linux only')
  // In a process of its own: a run in which the packager had worked in this one ended with exit code 0, although specs had failed.
  const code = await runProgram([process.execPath, 'build/setup.mjs', 'package', '--dir'])
  if (code === 0) return join(layout.dist, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`, 'onefold-app')
  say(`FAIL package (exit code ${code})`)
  return score.add('failed', 'package')
}

async function runCampaigns(score) {
  const start = performance.now()
  const code = await runProgram([process.execPath, 'bench/campaign.ts', '--short'], {limitMs: LIMITS.campaigns, env: plain()})
  say(`${code === 0 ? 'ok  ' : 'FAIL'} campaigns (${secondsSince(start)})`)
  score.add(code === 0 ? 'passed' : 'failed', 'campaigns')
}
