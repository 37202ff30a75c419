import {fileURLToPath} from 'node:url'
import {isNewEnough, runUnderNode24} from './node24.mjs'
import {say} from './run.mjs'

/*
 * What package.json's scripts and ./onefold call. It runs on Node 20 without any package, brings what is missing
 * and then does what the word says; with everything in place it needs no network.
 */
const words = {
  prepare: async () => 0,
  build: async () => 0,
  start: async (rest) => (await import('./start.mjs')).start(rest),
  check: async () => (await import('./test.mjs')).check(),
  test: async () => (await import('./test.mjs')).test(),
  package: async (rest) => (await import('./package.mjs')).packageApp(rest),
  format: async () => (await import('./programs.mjs')).formatAll(),
  bench: async (rest) => (await import('./programs.mjs')).bench(rest),
  screenshots: async (rest) => (await import('./programs.mjs')).screenshots(rest),
  campaign: async (rest) => (await import('./programs.mjs')).campaign(rest),
}

const [word = 'prepare', ...rest] = process.argv.slice(2)
try {
  process.exitCode = await main()
} catch (error) {
  say(`onefold: ${error.message}`)
  process.exitCode = 1
}

async function main() {
  if (!Object.hasOwn(words, word)) throw new Error(`Set-up does not know “${word}”; it knows ${Object.keys(words).join(', ')}.`)
  if (!isNewEnough()) return runUnderNode24(fileURLToPath(import.meta.url), [word, ...rest])
  await (await import('./prepare.mjs')).prepare({again: word === 'build'})
  return words[word](rest)
}
