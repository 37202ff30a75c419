import type {Clock, Random} from '../../domain/ports.ts'
import type {EventBus} from '../../runtime/event-bus.ts'
import type {Writer} from '../../store/remote.ts'
import {type OtherActs, rowActs} from '../act/index.ts'

/** What it takes to change saved searches in somebody's name. */
interface SavedActParts {
  readonly write: Writer
  readonly events: EventBus
  readonly clock: Clock
  readonly random: Random
  readonly options: {readonly device: {readonly id: string}}
}

/** Takes acts on saved searches back. */
export function savedActs({write, events, clock, random, options}: SavedActParts): OtherActs {
  return rowActs({
    subject: 'saved',
    clock,
    random,
    write: async (input) => {
      await write.takeBackSaved({...input, device: options.device.id})
      events.emit({type: 'saved.changed'})
    },
  })
}
