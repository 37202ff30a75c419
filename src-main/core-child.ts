import {join} from 'node:path'
import packageFacts from '../package.json' with {type: 'json'}
import {contractHash} from './contract/contract-hash.ts'
import {WIRE_VERSION, type Yield} from './contract/wire.ts'
import {browserDoors} from './doors/http/serve-browser.ts'
import {coreInChild} from './doors/ipc/core-in-child.ts'
import {findCore, type OpenedCore} from './doors/ipc/find-core.ts'
import type {ToCore} from './doors/ipc/messages.ts'
import {ownCore} from './doors/ipc/own-core.ts'
import type {CoreStarter} from './doors/rpc/core-starter.ts'
import {dialCore} from './doors/rpc/dial-core.ts'
import {openRpcDoor} from './doors/rpc/open-rpc-door.ts'
import {reachCore, tryConnect} from './doors/rpc/reach-core.ts'
import type {Log} from './domain/ports.ts'
import {openDataDir} from './host/data-dir.ts'
import {writeAutostart} from './host/autostart.ts'
import {endpointPlace, readEndpoint} from './host/endpoint-file.ts'
import {processGone} from './host/process-gone.ts'
import {readAssets} from './host/read-assets.ts'
import {startDaemon} from './host/start-daemon.ts'
import {readWindowPlaces, writeWindowPlaces} from './host/window-places.ts'
import {endProcess} from './runtime/end-process.ts'
import {refusalToYield} from './runtime/refusal.ts'
import {serveClient} from './runtime/serve-client.ts'

// The desktop program's child: holds the core, or the line to the one that another process holds, and serves the windows.
const here = import.meta.dirname
const root = join(here, '../..')
const said = (word: string): string | undefined => process.argv[process.argv.indexOf(word) + 1]
const log: Log = {
  write: (level, source, message) => void process.stderr.write(`${new Date().toISOString()} ${level} ${source}: ${message}\n`),
}
const dataDir = await openDataDir(said('--data-dir'))
const {version: appVersion} = packageFacts
const hello = () => ({wire: WIRE_VERSION, contract: contractHash(), appVersion, schema: 0, dataDir, client: 'window'})
const starter: CoreStarter = {
  readEndpoint: () => readEndpoint(dataDir),
  start: () => startDaemon(join(here, 'daemon.js'), dataDir),
  processGone,
}

void coreInChild({
  line: {
    say: (message) => process.parentPort.postMessage(message),
    hear: (listen) => void process.parentPort.on('message', ({data, ports}) => listen(data as ToCore, ports[0])),
  },
  readPlaces: () => readWindowPlaces(dataDir),
  writePlaces: (places) => writeWindowPlaces(dataDir, places),
  writeAutostart,
  findCore: () =>
    findCore({
      ownAllowed: said('--form') === 'own',
      openOwn,
      tryForeign: () => tryConnect(starter, hello()),
      startForeign: () => reachCore(starter, hello()),
      dial: async () => dialCore(await endpointOfOwner()),
    }),
  signalled: (listen) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => listen(signal))
  },
  log,
  exit: endProcess,
})

async function openOwn(): Promise<OpenedCore> {
  // Loaded only now, so that a runtime which refuses a part of it can still be a client.
  const {openCore} = await import('./core.ts')
  const sqliteBinding = process.env['ONEFOLD_SQLITE_BINDING'] || undefined
  const opening = openCore({
    dataDir,
    appVersion,
    workerFile: join(here, 'worker.js'),
    resourcesDir: join(root, 'resources'),
    sqliteBinding,
    awaitsWindow: true,
  })
  // To go through the whole contract takes its time, in which the threads of the core load their parts.
  const greeting = hello()
  const core = await opening
  const browser = browserDoors({
    readAssets: () => readAssets(join(root, 'out', 'renderer')),
    serve: (carrier, caller) => serveClient(carrier, {core, caller, log}),
    ask: (caller, name, more) => core.call(caller, {name, ...more}),
  })
  const own = {'door.serve': browser.serve, 'door.shut': browser.shut}
  const mayClose = (wish: Yield): string | undefined =>
    wish.reason === 'stop' ? 'The core belongs to the open window of Onefold: quit that instead.' : refusalToYield(wish, appVersion)
  const rpc = await openRpcDoor({
    place: endpointPlace(dataDir),
    appVersion,
    pid: process.pid,
    serve: (carrier, caller) =>
      serveClient(carrier, {core, caller, log, own, mayClose, close: (reason) => void end(reason).then(() => endProcess(0))}),
  })
  let ending: Promise<void> | undefined
  const end = (reason: string): Promise<void> =>
    (ending ??= (async () => {
      rpc.shut()
      await browser.close()
      await core.close(reason)
      await rpc.close()
    })())
  // A core that lost a part of itself is started again by the main process, and its jobs go on.
  core.on((event) => void (event.type === 'core.stopping' && event.failed && end(event.reason).then(() => endProcess(1))))
  // Work in hand goes on in a core of its own, from where this one put it down.
  const handOver = async (reason: string): Promise<void> => {
    const goOn = core.hasWork()
    await end(reason)
    if (goOn) await starter.start()
  }
  return {source: ownCore((carrier, caller) => serveClient(carrier, {core, caller, log}), greeting), close: handOver}
}

async function endpointOfOwner(): Promise<NonNullable<Awaited<ReturnType<typeof readEndpoint>>>> {
  const endpoint = await readEndpoint(dataDir)
  if (!endpoint) throw new Error('The core of the other process is gone.')
  return endpoint
}
