import {homedir, hostname} from 'node:os'
import {CoreError, type Reply} from './contract/errors.ts'
import type {CoreEvent} from './contract/events.ts'
import type {Settings} from './contract/system.ts'
import type {Crew} from './features/crew.ts'
import {type DeskScopeParts, deskScope} from './features/desk-scope.ts'
import {loadTypes} from './features/file/index.ts'
import {type HeadStart, leavesWork, openHeadStart, openPresence, type Presence} from './features/job/index.ts'
import {allHandlers} from './features/handlers.ts'
import {chooseLibrary, findLibrary, type Libraries, noSuchLibrary, openLibraries} from './features/library/index.ts'
import type {DeskParts} from './features/desk-parts.ts'
import {type Desk, openDesk} from './features/open-desk.ts'
import {followLog} from './features/log/index.ts'
import {openSettings} from './features/settings/index.ts'
import {systemClock as clock} from './host/clock.ts'
import {libraryFiles as files} from './host/library-files.ts'
import {nodeRuntime} from './host/node-runtime.ts'
import {takeLock} from './host/lock.ts'
import {openLog, type OpenLog} from './host/log.ts'
import {systemAllocator} from './host/native/allocator.ts'
import {openProcessMemory} from './host/process-memory.ts'
import {openMountSignal as mountSignal} from './host/volumes/mount-signal.ts'
import {watchFile} from './host/watch-file.ts'
import {systemRandom as random} from './host/random.ts'
import {systemScheduler as scheduler} from './host/scheduler.ts'
import {collectGarbage} from './runtime/collect-garbage.ts'
import type {Core, CoreConfig, CoreFacts, CoreRequest} from './runtime/core-handle.ts'
import {openDispatch} from './runtime/dispatch.ts'
import {type EventBus, openEventBus} from './runtime/event-bus.ts'
import {startProcess} from './runtime/processes.ts'
import {startLater, startThread, type Thread} from './runtime/threads.ts'
import {wholeStory} from './runtime/whole-story.ts'
import {schemaVersion} from './store/schema-version.ts'
import type {ThreadRoles} from './thread-roles.ts'

/** The one place where rooms are wired: owns the data dir by its lock, opens its library and answers until it is closed. */
export async function openCore(config: CoreConfig): Promise<Core> {
  const {dataDir, appVersion} = config
  const lock = await takeLock(`${dataDir}/core.lock`)
  if (!lock) throw new CoreError({code: 'LibraryInUse', message: `Another Onefold has the data folder ${dataDir} open.`})
  try {
    const memory = openProcessMemory(systemAllocator())
    const giveBack = (): void => {
      collectGarbage()
      memory.giveBack()
    }
    const log = openLog(dataDir, clock)
    const events = openEventBus((error) => log.write('error', 'events', String(error)))
    const ports = {clock, random, scheduler, log, files, dataDir, events}
    const settings = await openSettings({...ports, watchFile})
    const [presence, headStart] = [openPresence(clock), openHeadStart(scheduler, config.awaitsWindow ?? false)]
    followLog({log, events, level: settings.get().logLevel})
    const {lost, on} = openLoss({log, events})
    const {desk, libraries, librarian, types, never, home} = await openLibraryDesk(config, {
      ...ports,
      lost,
      giveBack,
      residentBytes: memory.residentBytes,
      presence,
      headStart,
      limits: () => settings.get(),
    })
    const library = (): {id: string; name: string} => ({id: libraries.current().card.id, name: libraries.current().card.name})
    const facts: CoreFacts = {appVersion, schema: schemaVersion, dataDir, pid: process.pid, library}
    const scope: DeskScopeParts = {
      ...ports,
      settings,
      presence,
      libraries,
      logs: log,
      facts,
      device: libraries.device.id,
      never,
      home,
      detect: types.detect,
    }
    const dispatch = dispatchFor(scope, desk, !(config.checksAnswers ?? config.workerFile.endsWith('.ts')))
    const unfollow = settings.follow(() => events.emit({type: 'settings.changed', settings: settings.get()}))
    log.write('info', 'core', `Onefold ${appVersion} opened the library “${library().name}”`)
    return {
      facts,
      on,
      call: async (caller, request) => {
        presence.note(caller, request.name)
        headStart.note(caller)
        return (await refusedLibrary(request, {libraries, events})) ?? dispatch(caller, request)
      },
      hasWork: () => leavesWork(desk().jobs.rows()),
      disconnected: (caller) => desk().closeViews(caller),
      close: closerOf({desk, libraries, librarian, log, lock, unfollow}),
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** What is lost before anybody listens is told to who listens then: else nothing would start this core again. */
function openLoss({log, events}: {readonly log: OpenLog; readonly events: EventBus}): {lost: (reason: string) => void; on: EventBus['on']} {
  let loss: CoreEvent | undefined
  return {
    lost: (reason) => {
      log.write('error', 'core', reason)
      loss ??= {type: 'core.stopping', reason, failed: true}
      events.emit(loss)
    },
    on: (listen) => {
      if (loss) queueMicrotask(() => loss && listen(loss))
      return events.on(listen)
    },
  }
}

interface Closed {
  readonly desk: () => Desk
  readonly libraries: Libraries
  readonly librarian: {end(): Promise<void>}
  readonly log: OpenLog
  readonly lock: {release(): void}
  /** No longer hears of the settings file. */
  unfollow(): void
}

/** Closes once, however often it is asked; the lock goes last. */
function closerOf({desk, libraries, librarian, log, lock, unfollow}: Closed): (reason: string) => Promise<void> {
  let closing: Promise<void> | undefined
  const close = async (reason: string): Promise<void> => {
    log.write('info', 'core', `closing: ${reason}`)
    unfollow()
    try {
      await libraries.remember(libraries.current().card.id, await desk().close())
    } catch (error) {
      log.write('error', 'core', `not closed cleanly, which the next start puts right: ${wholeStory(error)}`)
    }
    await librarian.end()
    await log.flushed()
    lock.release()
  }
  return (reason) => (closing ??= close(reason))
}

/** The way to the handlers: each call gets what belongs to its caller and to the library that is open now. */
function dispatchFor(scope: DeskScopeParts, desk: () => Desk, trustsText: boolean): ReturnType<typeof openDispatch> {
  const {libraries, log} = scope
  return openDispatch({
    handlers: allHandlers,
    scopeFor: (operation, caller, {library: word}) => {
      // Between the opening of its library and this moment another caller may have opened another one.
      if (word !== undefined && !findLibrary([libraries.current()], word)) throw otherLibrary(word)
      return deskScope(operation, {...scope, caller, desk: desk()})
    },
    requests: {
      recall: (caller, requestId) => desk().read.recallRequest({caller, requestId, now: clock.now()}),
      remember: (caller, requestId, reply) => desk().write.rememberRequest({caller, requestId, reply, now: clock.now()}),
    },
    log,
    random,
    trustsText,
  })
}

type Ports = Pick<DeskParts, 'clock' | 'random' | 'scheduler' | 'events' | 'lost' | 'giveBack' | 'residentBytes'> & {
  readonly log: OpenLog
  readonly files: typeof files
  readonly dataDir: string
  readonly presence: Presence
  readonly headStart: HeadStart
  limits(): Settings
}

/** One file is decoded in less; what takes longer was made to. */
const DECODE_MS = 10_000

/** The user's own folder, raw bytes. */
const home = new TextEncoder().encode(homedir())

type StartThread = <R extends keyof ThreadRoles>(role: R, more?: object) => Thread<ThreadRoles[R]['calls']>

const crewOf = (thread: StartThread, workers: number): Crew => ({
  writer: thread('writer'),
  // Those that a start can do without start when they are first needed: each costs a core a fifth of a second.
  readers: [thread('reader'), startLater(() => thread('reader'))],
  search: thread('search'),
  disks: Array.from({length: workers}, (_, at) => (at === 0 ? thread('disk') : startLater(() => thread('disk')))),
  gentle: Array.from({length: workers}, () => startLater(() => thread('disk', {gentle: true}))),
})

/** Opens the library that this start is for, on threads of its own; `desk` answers the one that is open now. */
async function openLibraryDesk(config: CoreConfig, ports: Ports) {
  const {sqliteBinding, resourcesDir, workerFile, entriesAChunk, silentMs} = config
  const setup = () => ({sqliteBinding, fileTypes: types.all})
  const thread: StartThread = (role, more = {}) => startThread(workerFile, role, {...setup(), ...more})
  const [types, choice, own] = await Promise.all([
    loadTypes(resourcesDir),
    chooseLibrary({...ports, deviceName: hostname()}),
    files.identityOf(ports.dataDir),
  ])
  const never = own === undefined ? [] : [own]
  const open = (folder: string, more: Omit<DeskParts['options'], 'device'>): Promise<Desk> =>
    openDesk({
      ...ports,
      crew: crewOf(thread, ports.limits().workers),
      folder,
      options: {...more, device: choice.state.device},
      sqliteBinding,
      types,
      never,
      home,
      mountSignal,
      entriesAChunk,
      silentMs,
      start: (deadlines) => startProcess(workerFile, {role: 'disk', setup: setup()}, {...deadlines, runtime: nodeRuntime()}),
      startDecoder: (of) =>
        startProcess(workerFile, {role: 'decoder', setup: undefined}, {of, silentMs: silentMs ?? DECODE_MS, runtime: nodeRuntime()}),
      watches: config.watches ?? true,
    })
  let desk = await open(choice.folder, {create: choice.create, seen: choice.seen})
  const librarian = startLater(() => thread('librarian'))
  librarian.onDeath(ports.lost)
  try {
    const libraries = await openLibraries({
      ...ports,
      state: choice.state,
      librarian: librarian.calls,
      current: {folder: choice.folder, card: desk.card},
      switchTo: async (library, seen) => {
        const before = libraries.current()
        const marks = await desk.close()
        await libraries.remember(before.card.id, marks)
        try {
          desk = await open(library.folder, {seen})
        } catch (error) {
          desk = await open(before.folder, {seen: marks})
          throw error
        }
      },
    })
    await libraries.remember(desk.card.id, desk.marks)
    return {desk: () => desk, libraries, librarian, types, never, home}
  } catch (error) {
    // Nothing of it may hold the library once the lock is let go.
    await Promise.allSettled([desk.close(), librarian.end()])
    throw error
  }
}

/** Opens the library that a request names, where that is another one; answers a refusal where there is none. */
async function refusedLibrary(
  {library: word}: CoreRequest,
  {libraries, events}: {readonly libraries: Libraries; readonly events: EventBus},
): Promise<Reply | undefined> {
  if (word === undefined || findLibrary([libraries.current()], word)) return undefined
  const wanted = findLibrary(await libraries.list(), word)
  try {
    if (!wanted) throw noSuchLibrary(word)
    await libraries.open(wanted)
    events.emit({type: 'library.changed'})
    return undefined
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    const {code, message, hint, details} = error
    return {ok: false, error: {code, message, hint, details}}
  }
}

function otherLibrary(word: string): CoreError {
  return new CoreError({code: 'LibraryInUse', message: `The library ${word} was closed by another program just now.`, hint: 'Try again.'})
}
