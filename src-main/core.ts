import {hostname} from 'node:os'
import {CoreError} from './contract/errors.ts'
import {loadTypes} from './features/file/index.ts'
import {allHandlers} from './features/handlers.ts'
import {chooseLibrary, findLibrary, noSuchLibrary, openLibraries} from './features/library/index.ts'
import {type Crew, type Desk, type DeskParts, openDesk} from './features/open-desk.ts'
import {deskScope} from './features/desk-scope.ts'
import {openSettings} from './features/settings/index.ts'
import {systemClock} from './host/clock.ts'
import {libraryFiles} from './host/library-files.ts'
import {takeLock} from './host/lock.ts'
import {openLog} from './host/log.ts'
import {systemRandom} from './host/random.ts'
import {systemScheduler} from './host/scheduler.ts'
import type {Core, CoreConfig} from './runtime/core-handle.ts'
import {openDispatch} from './runtime/dispatch.ts'
import {openEventBus} from './runtime/event-bus.ts'
import {startThread, type Thread} from './runtime/threads.ts'
import {schemaVersion} from './store/schema-version.ts'
import type {ThreadRoles} from './thread-roles.ts'

/** The one place where rooms are wired: owns the data dir by its lock, opens its library and answers until it is closed. */
export async function openCore(config: CoreConfig): Promise<Core> {
  const {dataDir, appVersion, sqliteBinding} = config
  const lock = await takeLock(`${dataDir}/core.lock`)
  if (!lock) throw new CoreError({code: 'LibraryInUse', message: `Another Onefold has the data folder ${dataDir} open.`})
  try {
    const ports = {clock: systemClock, random: systemRandom, scheduler: systemScheduler, log: openLog(dataDir, systemClock), files: libraryFiles, dataDir}
    const {log, files} = ports
    const events = openEventBus((error) => log.write('error', 'events', String(error)))
    log.onLine((line) => events.emit({type: 'log.written', line}))
    const settings = await openSettings(ports)
    log.setLevel(settings.get().logLevel)
    events.on((event) => void (event.type === 'settings.changed' && log.setLevel(event.settings.logLevel)))
    const thread = <R extends keyof ThreadRoles>(role: R): Thread<ThreadRoles[R]['calls']> =>
      startThread(config.workerFile, role, {sqliteBinding, resourcesDir: config.resourcesDir})
    const [types, choice, own] = await Promise.all([loadTypes(config.resourcesDir), chooseLibrary({...ports, deviceName: hostname()}), files.identityOf(dataDir)])
    const crewOf = (): Crew => ({
      writer: thread('writer'),
      readers: [thread('reader'), thread('reader')],
      search: thread('search'),
      disks: Array.from({length: settings.get().workers}, () => thread('disk')),
    })
    const device = choice.state.device
    const never = own === undefined ? [] : [own]
    const open = (folder: string, more: Omit<DeskParts['options'], 'device'>): Promise<Desk> =>
      openDesk({...ports, ...config, crew: crewOf(), folder, options: {...more, device}, sqliteBinding, events, types, never})
    let desk = await open(choice.folder, {create: choice.create, seen: choice.seen})
    const librarian = thread('librarian')
    const libraries = await openLibraries({
      ...ports,
      ...choice,
      librarian: librarian.calls,
      current: {folder: choice.folder, card: desk.card},
      switchTo: async (library, seen) => {
        await libraries.remember(desk.card.id, await desk.close())
        desk = await open(library.folder, {seen})
      },
    })
    await libraries.remember(desk.card.id, desk.marks)
    const facts = {appVersion, schema: schemaVersion, dataDir, pid: process.pid, library: () => ({id: libraries.current().card.id, name: libraries.current().card.name})}
    const scope = {...ports, settings, libraries, logs: log, facts, device: device.id, never, events, detect: types.detect}
    const dispatch = openDispatch({
      handlers: allHandlers,
      scopeFor: (operation, caller) => deskScope(operation, {...scope, caller, desk}),
      requests: {
        recall: (caller, requestId) => desk.read.recallRequest({caller, requestId, now: systemClock.now()}),
        remember: (caller, requestId, reply) => desk.write.rememberRequest({caller, requestId, reply, now: systemClock.now()}),
      },
      log,
      random: systemRandom,
    })
    log.write('info', 'core', `Onefold ${appVersion} opened the library “${desk.card.name}”`)
    return {
      facts,
      on: events.on,
      call: async (caller, request) => {
        const wanted = request.library === undefined ? undefined : findLibrary(await libraries.list(), request.library)
        if (request.library !== undefined && !wanted) return {ok: false, error: failureOf(noSuchLibrary(request.library))}
        if (wanted) await libraries.open(wanted)
        return dispatch(caller, request)
      },
      disconnected: (caller) => desk.closeViews(caller),
      close: async (reason) => {
        log.write('info', 'core', `closing: ${reason}`)
        await libraries.remember(desk.card.id, await desk.close())
        await librarian.end()
        await log.flushed()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

function failureOf({code, message, hint}: CoreError) {
  return {code, message, hint}
}
