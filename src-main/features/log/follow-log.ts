import type {LogLevel} from '../../contract/system.ts'
import type {OpenLog} from '../../host/log.ts'
import type {EventBus} from '../../runtime/event-bus.ts'

interface FollowParts {
  readonly log: OpenLog
  readonly events: EventBus
  readonly level: LogLevel
}

/** Tells each line of the log as an event, and writes what the user wants written, also after that was changed. */
export function followLog({log, events, level}: FollowParts): void {
  log.setLevel(level)
  log.onLine((line) => events.emit({type: 'log.written', line}))
  events.on((event) => {
    if (event.type === 'settings.changed') log.setLevel(event.settings.logLevel)
  })
}
