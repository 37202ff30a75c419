import {createHash} from 'node:crypto'
import {readFile, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {layout} from './layout.mjs'
import {runQuietly} from './run.mjs'

/*
 * No dependency's install script is run: the native ones carry their builds in their packages. What must load is loaded once
 * after each installation, so that a machine without a fitting build hears it here and not from a crashing program.
 */
const SMOKE = `
const Database = require('better-sqlite3')
const one = new Database(':memory:').prepare('select 1 as one').get().one
const hash = require('@napi-rs/blake-hash').blake3('').toString('hex').slice(0, 8)
const {sizeof} = require('koffi')
require('sharp')
require('@parcel/watcher')
if (one !== 1 || hash !== 'af1349b9' || sizeof('int64') !== 8) throw new Error([one, hash].join(' '))
`

/** Lays out node_modules as package-lock.json says, unless it already is. */
export async function installDependencies() {
  await rm(layout.installed, {force: true})
  const npm = ['npm', 'ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']
  await runQuietly('installing the packages of package-lock.json', npm)
  await runQuietly('loading the native modules once', [process.execPath, '-e', SMOKE])
  await writeStamp()
}

/** True when node_modules was laid out by this lock file, on this kind of machine. */
export async function areDependenciesInstalled() {
  return (await stamp()) === (await readFile(layout.installed, 'utf8').catch(() => ''))
}

const writeStamp = async () => writeFile(layout.installed, await stamp())

async function stamp() {
  const lock = await readFile(join(layout.root, 'package-lock.json'))
  return `${process.platform}-${process.arch} ${createHash('sha256').update(lock).digest('hex')}\n`
}
