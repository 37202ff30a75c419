import type {Caller} from '../../contract/caller.ts'
import {grants} from '../../contract/caller.ts'
import {type Connection, clientOf} from '../../contract/client.ts'
import type {Reply} from '../../contract/errors.ts'
import type {Carrier} from '../../contract/wire.ts'
import type {MessagePortMain} from 'electron'
import type {Shell, ToCore} from './messages.ts'
import {portCarrier} from './port-carrier.ts'
import {watchWork} from './watch-work.ts'
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
  const rest = async (until: string | undefined): Promise<void> => {
    await client.settings.set(until === undefined ? {key: 'pauseBackground', value: 'true'} : {key: 'pauseUntil', value: until})
  }
  const goOn = async (): Promise<void> => {
    await client.settings.set({key: 'pauseBackground', value: 'false'})
    await client.settings.set({key: 'pauseUntil', value: ''})
  }
  watchWork(own, shell)
  return {
    take: (message, port) => {
      if (message.say === 'serve' && port) serve(message.window, port)
      if (message.say === 'answer') asked.get(message.ask)?.(message.reply)
      if (message.say === 'present') void client.core.present(presentOf(message)).catch(shell.failed)
      if (message.say === 'rest') void rest(message.until).catch(shell.failed)
      if (message.say === 'go on') void goOn().catch(shell.failed)
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
