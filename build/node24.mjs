import {execFile} from 'node:child_process'
import {mkdir, writeFile} from 'node:fs/promises'
import {delimiter, dirname, join} from 'node:path'
import {promisify} from 'node:util'
import {layout} from './layout.mjs'
import {withLock} from './lock.mjs'
import {runProgram, runQuietly} from './run.mjs'

const VERSION = '24.21.0'
const WANTED = 24
const OLDEST = 20

/** True when this process itself is new enough for the project. */
export const isNewEnough = () => major() >= WANTED

const major = () => Number(process.versions.node.split('.')[0])

/** Runs the same command again under Node 24, brought from npm when it is not there yet; answers its exit code. */
export async function runUnderNode24(file, args) {
  if (major() < OLDEST) throw new Error(`Onefold's set-up needs Node ${OLDEST} or newer; this is ${process.version}.`)
  if (!(await isThere())) await withLock(async () => (await isThere()) || install())
  return runProgram([layout.node, file, ...args], {env: {...process.env, PATH: `${dirname(layout.node)}${delimiter}${process.env.PATH}`}})
}

async function install() {
  // npm's successors run only the install scripts that are listed; this package's script is what lays the binary out.
  await mkdir(layout.toolchain, {recursive: true})
  await writeFile(join(layout.toolchain, 'package.json'), `${JSON.stringify({private: true, allowScripts: {node: true}})}\n`)
  const npm = [
    'npm',
    'install',
    '--prefix',
    layout.toolchain,
    '--no-save',
    '--ignore-scripts=false',
    '--no-audit',
    '--no-fund',
    `node@${VERSION}`,
  ]
  await runQuietly(`bringing Node ${VERSION} from npm (this machine has ${process.version})`, npm)
  if (!(await isThere()))
    throw new Error(`npm installed Node ${VERSION}, but it does not run here. Install Node ${WANTED} or newer yourself and try again.`)
}

async function isThere() {
  try {
    const {stdout} = await promisify(execFile)(layout.node, ['--version'])
    return stdout.trim() === `v${VERSION}`
  } catch {
    // Absent, half laid out or made for another machine: all are mended by installing it.
    return false
  }
}
