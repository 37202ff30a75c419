import {findChromium, findXvfb} from './chromium.mjs'
import {withDisplay} from './display.mjs'
import {fetchElectron, layOutElectron, missingDisplay} from './electron.mjs'

/** The Electron whose windows can be shown here, with the invisible display that it needs where there is no other; else undefined, and `skip` is told the reason. */
export async function findShownElectron(skip) {
  await layOutElectron()
  const binary = await fetchElectron()
  if (binary === undefined) return void skip('no Electron binary here, and none could be fetched')
  if (missingDisplay() === undefined) return {binary}
  const xvfb = await findXvfb()
  return xvfb === undefined ? void skip(`${missingDisplay()} and no Xvfb`) : {binary, xvfb}
}

/** What whoever drives windows is told of this machine; an empty word says that there is no such program. */
export const told = (programs) => Object.fromEntries(Object.entries(programs).map(([name, path]) => [`ONEFOLD_E2E_${name}`, path || '']))

/** Runs work that drives the real window, or a browser's where none can be shown. */
export async function withWindow(skip, work) {
  const electron = await findShownElectron(skip)
  const programs = {...told({ELECTRON: electron?.binary, CHROMIUM: await findChromium()}), ONEFOLD_NODE: process.execPath}
  const run = (display) => work({...display, ...programs})
  return electron?.xvfb === undefined ? run(process.env) : withDisplay(electron.xvfb, run)
}
