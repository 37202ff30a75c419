import {existsSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import {runQuietly, say} from './run.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** A program of the machine by one of its names; undefined when it has none. */
export function findProgram(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path))
}

/** The Chromium that browser specs drive; as root on Debian it is installed when it is missing. */
export async function findChromium() {
  const find = () => [process.env.ONEFOLD_CHROMIUM, findProgram(NAMES), ...PLACES].find((path) => path && existsSync(path))
  return find() ?? ((await installDebian('chromium', 'fonts-dejavu-core')) ? find() : undefined)
}

/** Xvfb, for machines without a display; installed like Chromium. */
export async function findXvfb() {
  const find = () => findProgram(['Xvfb'])
  return find() ?? ((await installDebian('xvfb', 'xauth')) ? find() : undefined)
}

/** xclip, by which specs read and write the clipboard as other programs do; installed like Chromium. */
export async function findXclip() {
  const find = () => findProgram(['xclip'])
  if (process.platform !== 'linux') return undefined
  return find() ?? ((await installDebian('xclip')) ? find() : undefined)
}

async function installDebian(...packages) {
  if (process.getuid?.() !== 0 || findProgram(['apt-get']) === undefined) return false
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'}
  try {
    await runQuietly('asking Debian for its list of packages', ['apt-get', 'update'], {env, limitMs: 120_000})
    await runQuietly(`installing ${packages.join(', ')}`, ['apt-get', 'install', '-y', '--no-install-recommends', ...packages], {
      env,
      limitMs: 300_000,
    })
    return true
  } catch (error) {
    say(error.message)
    return false
  }
}
