import {spawn} from 'node:child_process'
import {missingDisplay} from './electron.mjs'

/** Runs work with a display: the machine's own, or an invisible one for as long as the work takes. */
export async function withDisplay(xvfb, work) {
  if (missingDisplay() === undefined) return work(process.env)
  // Xvfb chooses a free number itself and tells it on the descriptor that it is given.
  const server = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1400x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  try {
    const number = await new Promise((resolve, reject) => {
      server.on('error', reject).on('exit', (code) => reject(new Error(`Xvfb ended with exit code ${code}.`)))
      server.stdio[3].once('data', (text) => resolve(String(text).trim()))
    })
    return await work({...process.env, DISPLAY: `:${number}`})
  } finally {
    server.kill()
  }
}
