import {extname, join} from 'node:path'
import {parseArgs} from 'node:util'
import packageFacts from '../package.json' with {type: 'json'}
import {CoreError, errors} from './contract/errors.ts'
import {openCore} from './core.ts'
import {browserDoors} from './doors/http/serve-browser.ts'
import {openRpcDoor} from './doors/rpc/open-rpc-door.ts'
import type {Log} from './domain/ports.ts'
import {openDataDir} from './host/data-dir.ts'
import {endpointPlace} from './host/endpoint-file.ts'
import {readAssets} from './host/read-assets.ts'
import {tellStarter} from './host/start-daemon.ts'
import {endProcess} from './runtime/end-process.ts'
import {refusalToYield} from './runtime/refusal.ts'
import {serveClient} from './runtime/serve-client.ts'

// The same core as in the desktop app, under plain Node: for servers, development and the command line.
const {values} = parseArgs({
  options: {
    'data-dir': {type: 'string'},
    'entries-a-chunk': {type: 'string'},
    'silent-ms': {type: 'string'},
    'no-watch': {type: 'boolean'},
  },
})
const {version: appVersion} = packageFacts
const extension = extname(import.meta.filename)
const root = join(import.meta.dirname, extension === '.ts' ? '..' : '../..')
const log: Log = {
  write: (level, source, message) => void process.stderr.write(`${new Date().toISOString()} ${level} ${source}: ${message}\n`),
}

try {
  const dataDir = await openDataDir(values['data-dir'])
  const workerFile = join(import.meta.dirname, `worker${extension}`)
  const sqliteBinding = process.env['ONEFOLD_SQLITE_BINDING'] || undefined
  const entriesAChunk = Number(values['entries-a-chunk']) || undefined
  const silentMs = Number(values['silent-ms']) || undefined
  const watches = values['no-watch'] !== true
  const resourcesDir = join(root, 'resources')
  const core = await openCore({dataDir, appVersion, workerFile, resourcesDir, sqliteBinding, entriesAChunk, silentMs, watches})
  const browser = browserDoors({
    readAssets: () => readAssets(join(root, 'out', 'renderer')),
    serve: (carrier, caller) => serveClient(carrier, {core, caller, log}),
    ask: (caller, name, more) => core.call(caller, {name, ...more}),
  })
  const own = {'door.serve': browser.serve, 'door.shut': browser.shut}
  const rpc = await openRpcDoor({
    place: endpointPlace(dataDir),
    appVersion,
    pid: process.pid,
    serve: (carrier, caller) =>
      serveClient(carrier, {
        core,
        caller,
        log,
        own,
        mayClose: (wish) => refusalToYield(wish, appVersion),
        close: (reason) => void end(reason),
      }),
  })

  let ending: Promise<void> | undefined
  const end = (reason: string, exitCode = 0): Promise<void> =>
    (ending ??= (async () => {
      rpc.shut()
      await browser.close()
      await core.close(reason)
      await rpc.close()
      endProcess(exitCode)
    })())
  core.on((event) => void (event.type === 'core.stopping' && end(event.reason, event.failed ? 1 : 0)))
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end(signal))
  await tellStarter({ready: true})
} catch (error) {
  const failure =
    error instanceof CoreError ? {code: error.code, message: error.message, ...(error.hint ? {hint: error.hint} : {})} : undefined
  log.write('error', 'daemon', failure?.message ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)))
  await tellStarter({ready: false, ...(failure ? {failure} : {})})
  process.exit(failure ? errors[failure.code].exitCode : 1)
}
