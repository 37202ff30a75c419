import {CoreError, type Reply} from '../../contract/errors.ts'
import {operations} from '../../contract/index.ts'
import type {Operation} from '../../contract/operation.ts'
import {type Carrier, ClientFrame, CoreFrame} from '../../contract/wire.ts'

/** Answers the operations whose place is the window before they reach a core, and adds what this door can do to the welcome. */
export function withWindowAnswers(carrier: Carrier, door: WindowDoor): Carrier {
  const answer = async (id: number, name: string, input: unknown): Promise<void> => {
    const reply = await door.answer(name, input)
    carrier.send({frame: 'answer', id, reply})
  }
  return {
    send: (frame) => carrier.send(frame.frame === 'welcome' ? {...frame, abilities: [...frame.abilities, ...door.abilities]} : frame),
    onFrame: (listen) =>
      carrier.onFrame((raw) => {
        const asked = placedInWindow(raw)
        if (asked === undefined) listen(raw)
        else void answer(asked.id, asked.name, asked.input).catch(door.failed)
      }),
    onClose: (listen) => carrier.onClose(listen),
    close: () => carrier.close(),
  }
}

export interface WindowDoor {
  readonly abilities: readonly string[]
  answer(name: string, input: unknown): Promise<Reply>
  failed(error: unknown): void
}

/** Passes every frame between two carriers, until either closes. */
export function joinCarriers(window: Carrier, core: Carrier): void {
  const end = (): void => {
    window.close()
    core.close()
  }
  window.onFrame((raw) => {
    const frame = ClientFrame.safeParse(raw)
    if (frame.success) core.send(frame.data)
    else end()
  })
  core.onFrame((raw) => {
    const frame = CoreFrame.safeParse(raw)
    if (frame.success) window.send(frame.data)
    else end()
  })
  window.onClose(() => core.close())
  core.onClose(() => window.close())
}

function placedInWindow(raw: unknown): {readonly id: number; readonly name: string; readonly input: unknown} | undefined {
  const frame = ClientFrame.safeParse(raw)
  if (!frame.success || frame.data.frame !== 'request') return undefined
  const [subject = '', verb = ''] = frame.data.name.split('.')
  const verbs = (operations as Readonly<Record<string, Readonly<Record<string, Operation>>>>)[subject]
  return verbs?.[verb]?.place === 'window' ? frame.data : undefined
}

/** What a window answers for an operation that its door does not know. */
export const notOfThisDoor = (name: string): Reply => {
  const {code, message} = new CoreError({code: 'Unsupported', message: `This window cannot do ${name}.`})
  return {ok: false, error: {code, message}}
}
