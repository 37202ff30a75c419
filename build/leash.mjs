import {spawn} from 'node:child_process'

/*
 * Runs a program that dies with whoever started it, also when that one is killed: its end closes our stdin.
 * Without it the `npm ci` of a killed set-up would still write into node_modules while the next set-up does.
 */
const [command, ...args] = process.argv.slice(2)
const child = spawn(command, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  shell: process.platform === 'win32' && !command.endsWith('.exe'),
})
child.on('error', (error) => end(error.message))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
process.stdin.resume().on('close', () => end('its starter has ended'))
process.on('SIGTERM', () => end('ended by SIGTERM'))

function end(reason) {
  child.kill('SIGKILL')
  process.stderr.write(`${command}: ${reason}\n`)
  process.exit(1)
}
