import type {Clock, Random} from '../../domain/ports.ts'
import type {EventBus} from '../../runtime/event-bus.ts'
import type {Writer} from '../../store/remote.ts'
import {type OtherActs, rowActs} from '../act/index.ts'

/** What it takes to change tags in somebody's name. */
export interface TagActParts {
  readonly write: Writer
  readonly events: EventBus
  readonly clock: Clock
  readonly random: Random
  readonly device: string
}

/** Takes acts on tags back. */
export function tagActs({write, events, clock, random, device}: TagActParts): OtherActs {
  return rowActs({
    subject: 'tag',
    clock,
    random,
    write: async (input) => {
      await write.takeBackTags({...input, device})
      events.emit({type: 'tag.changed'})
    },
  })
}
