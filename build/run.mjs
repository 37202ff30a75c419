import {spawn} from 'node:child_process'
import {constants} from 'node:os'
import {fileURLToPath} from 'node:url'
import {stripVTControlCharacters} from 'node:util'
import {layout} from './layout.mjs'

const LEASH = fileURLToPath(new URL('leash.mjs', import.meta.url))
const TICK_MS = 4_000
const TAIL = 6_000
const INTERRUPT_MS = 400

/** Prints one line of progress; on stderr, because stdout belongs to what is run in the end. */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** Seconds with one digit since a moment of `performance.now()`. */
export const secondsSince = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`

/** Runs a program without showing its output: a line at the start and every few seconds, its last words when it fails. */
export async function runQuietly(what, [command, ...args], {env = process.env, limitMs} = {}) {
  const start = performance.now()
  say(`${what} …`)
  const ticking = setInterval(() => say(`${what} … ${secondsSince(start)}`), TICK_MS)
  let output = ''
  const collect = (text) => (output = (output + text).slice(-TAIL))
  try {
    const code = await runProgram([process.execPath, LEASH, command, ...args], {
      env: {...env, NO_COLOR: '1', FORCE_COLOR: undefined},
      limitMs,
      stdio: 'pipe',
      collect,
    })
    if (code !== 0) throw new Error(`${what} failed (exit code ${code}).\n${stripVTControlCharacters(output).trim()}`)
    say(`${what}: done in ${secondsSince(start)}`)
    return output
  } finally {
    clearInterval(ticking)
  }
}

/** Runs a program in the foreground and answers its exit code; signals reach it, and a limit ends it with code 124. */
export async function runProgram([command, ...args], {env = process.env, limitMs, stdio = 'inherit', collect} = {}) {
  const child = spawn(command, args, {cwd: layout.root, env, stdio, shell: process.platform === 'win32' && !command.endsWith('.exe')})
  child.stdout?.setEncoding('utf8').on('data', (text) => collect(text))
  child.stderr?.setEncoding('utf8').on('data', (text) => collect(text))
  const stopped = passSignals(child)
  let late = false
  const timer =
    limitMs === undefined
      ? undefined
      : setTimeout(() => {
          late = true
          child.kill('SIGTERM')
          setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
        }, limitMs)
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code, signal) => resolve(late ? 124 : (code ?? 128 + constants.signals[signal])))
    })
  } finally {
    clearTimeout(timer)
    stopped()
  }
}

/** A terminal sends Ctrl-C to the whole group, whoever else sends it to us alone: it is passed on to a child that did not end by itself. */
function passSignals(child) {
  const pass = (signal) => void child.kill(signal)
  const passLater = (signal) => void setTimeout(pass, INTERRUPT_MS, signal).unref()
  process.on('SIGINT', passLater).on('SIGTERM', pass).on('SIGHUP', pass)
  return () => process.off('SIGINT', passLater).off('SIGTERM', pass).off('SIGHUP', pass)
}
