import {existsSync} from 'node:fs'
import * as nodeModules from 'node:module'
import {homedir} from 'node:os'
import {extname, join} from 'node:path'
import packageFacts from '../package.json' with {type: 'json'}
import {saidDataDir} from './doors/cli/global-options.ts'
import {confirmOnTerminal} from './host/confirm-on-terminal.ts'
import {dataDirPath, openDataDir} from './host/data-dir.ts'

// All state lies in the data dir, the compiled code too: with it a command starts in a third of the time.
const argv = process.argv.slice(2)
const said = saidDataDir(argv)
// The Node inside an older Electron has no such cache.
if (said && existsSync(dataDirPath(said.dataDir))) nodeModules.enableCompileCache?.(join(dataDirPath(said.dataDir), 'cache', 'code'))

const [{runCli}, {streamOutput}] = await Promise.all([import('./doors/cli/run-cli.ts'), import('./doors/cli/output.ts')])

const interrupt = new AbortController()
process.on('SIGINT', () => (interrupt.signal.aborted ? process.exit(130) : interrupt.abort()))
// A reader that has seen enough, as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const code = await runCli(argv, {
  appVersion: packageFacts.version,
  cwd: process.cwd(),
  home: homedir(),
  out: streamOutput(process.stdout, process.stderr, process.stdout.isTTY === true && !process.env['NO_COLOR']),
  openDataDir,
  starterFor: (folder) => ({
    readEndpoint: async () => (await import('./host/endpoint-file.ts')).readEndpoint(folder),
    processGone: async (pid, withinMs) => (await import('./host/process-gone.ts')).processGone(pid, withinMs),
    start: async () =>
      (await import('./host/start-daemon.ts')).startDaemon(join(import.meta.dirname, `daemon${extname(import.meta.filename)}`), folder),
  }),
  confirm: confirmOnTerminal,
  readPiped: async (mostBytes) => (await import('./host/read-piped.ts')).readPiped(mostBytes),
  interrupted: interrupt.signal,
})
process.stdout.write('', () => process.exit(code))
