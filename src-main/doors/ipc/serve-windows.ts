import type {Caller} from '../../contract/caller.ts'
import {grants} from '../../contract/caller.ts'
import {type Connection, clientOf} from '../../contract/client.ts'
import type {Reply} from '../../contract/errors.ts'
import type {Carrier} from '../../contract/wire.ts'
import type {MessagePortMain} from 'electron'
import type {FromCore, ToCore} from './messages.ts'
import {portCarrier} from './port-carrier.ts'
import {standingOf} from './standing.ts'
import {withWindowAnswers} from './window-answers.ts'

/** Serves the app's windows from the core's child: takes their ports, puts their dialogs to the main process, tells it how the core stands. */
export async function serveWindows(source: CoreSource, shell: Shell): Promise<WindowServing> {
  const asked = new Map<number, (reply: Reply) => void>()
  let next = 1
  const askShell = (window: number, name: string, input: unknown): Promise<Reply> =>
    new Promise((resolve) => {
      const ask = next++
      asked.set(ask, resolve)
      shell.say({say: 'ask', ask, window, name, input})
    })
  const serve = (window: number, port: MessagePortMain): void => {
    const caller: Caller = {kind: 'window', id: `window-${window}-${next++}`, grants: [...grants]}
    const door = {
      abilities: ['dialogs', 'tray', 'drop', 'clipboard', 'drag'],
      answer: (name: string, input: unknown) => askShell(window, name, input),
      failed: shell.failed,
    }
    source.serve(withWindowAnswers(portCarrier(port), door), caller)
  }

  const own = await source.connect()
  const client = clientOf(own, shell.newRequestId)
  const each = async (verb: 'pause' | 'resume', statuses: readonly string[]): Promise<void> => {
    const {jobs} = await client.job.list({})
    for (const job of jobs) if (statuses.includes(job.status)) await client.job[verb]({job: job.id})
  }
  watchStanding(own, shell)
  return {
    take: (message, port) => {
      if (message.say === 'serve' && port) serve(message.window, port)
      if (message.say === 'answer') asked.get(message.ask)?.(message.reply)
      if (message.say === 'present') void client.core.present(presentOf(message)).catch(shell.failed)
      if (message.say === 'pause') void each('pause', ['running', 'queued']).catch(shell.failed)
      if (message.say === 'resume') void each('resume', ['paused']).catch(shell.failed)
    },
  }
}

const presentOf = ({idleMs, onBattery}: ToCore & {readonly say: 'present'}) => ({idleMs, onBattery})

/** Where the windows' core is: in this process, or in another one that owns the library. */
export interface CoreSource {
  serve(window: Carrier, caller: Caller): void
  /** A line of the app itself, for the tray. */
  connect(): Promise<Connection>
}

export interface WindowServing {
  take(message: ToCore, port: MessagePortMain | undefined): void
}

export interface Shell {
  say(message: FromCore): void
  failed(error: unknown): void
  newRequestId(): string
}

/** Tells the main process how the core stands, at start and whenever a job or a setting changed; at most four times a second. */
function watchStanding(own: Connection, shell: Shell): void {
  const client = clientOf(own, shell.newRequestId)
  let due = false
  const tell = async (): Promise<void> => {
    due = false
    const [{groups}, {total: paused}, {settings}] = await Promise.all([
      client.job.list({limit: 1}),
      client.job.list({status: 'paused', limit: 1}),
      client.settings.get({}),
    ])
    shell.say({
      say: 'standing',
      ...standingOf({working: groups.running + groups.waiting, paused}),
      closeToTray: settings.closeToTray ?? false,
    })
  }
  const ring = (): void => {
    if (due) return
    due = true
    setTimeout(() => void tell().catch(shell.failed), 250)
  }
  own.on(ring, ['job.changed', 'job.removed', 'settings.changed'])
  ring()
}
