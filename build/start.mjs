import {join} from 'node:path'
import {electronFlags, fetchElectron, missingDisplay} from './electron.mjs'
import {layout} from './layout.mjs'
import {runProgram, say} from './run.mjs'

/** Electron that ends in error sooner than this never showed a window. */
const EARLY_MS = 5_000
/** Closed, or ended by SIGHUP, SIGINT or SIGTERM. */
const ENDED_BY_USER = new Set([0, 129, 130, 143])

/** Opens the explorer: in Electron's window, or, with the reason in one line, in the browser at a printed URL. */
export async function start(rest) {
  const noDisplay = missingDisplay()
  const electron = noDisplay === undefined ? await fetchElectron() : undefined
  if (electron === undefined) return serve(noDisplay ?? 'there is no Electron binary and none could be fetched', rest)
  const flags = electronFlags()
  if (flags.includes('--no-sandbox')) say('Running as root: Chromium’s sandbox is off (--no-sandbox).')
  const begun = performance.now()
  const code = await runProgram([electron, ...flags, layout.root, ...rest], {env: environment()})
  const early = performance.now() - begun < EARLY_MS
  return early && !ENDED_BY_USER.has(code) ? serve(`Electron ended at once with exit code ${code}`, rest) : code
}

function serve(reason, rest) {
  say(`No window: ${reason}. Serving the explorer to the browser instead; Ctrl-C ends it.`)
  return runProgram([process.execPath, join(layout.out, 'main/cli.js'), 'serve', ...rest], {env: environment()})
}

/** Electron embeds another Node; what must run under this one finds it here. */
const environment = () => ({...process.env, ONEFOLD_NODE: process.execPath})
