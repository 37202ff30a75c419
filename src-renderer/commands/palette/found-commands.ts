import {messages, type CommandId} from '../../messages.ts'
import {commandIds, commands} from '../commands.ts'
import type {Context} from '../context.ts'
import {type Fit, fitOf, holdsWords} from './fuzzy.ts'

/** A command as the palette lists it. */
export interface FoundCommand {
  readonly id: CommandId
  readonly title: string
  /** Which letters of the title are meant. */
  readonly at: readonly number[]
  /** Why it cannot be done now. */
  readonly cannot: string | undefined
}

const words = messages.command
/** A title says more of what is meant than the words beside it. */
const BY_OTHER_WORDS = 1
const RECENT_BONUS = 4

/** The commands that go with what is written: the best first; those that cannot be done now stand behind. */
export function foundCommands(written: string, context: Context, recent: readonly CommandId[]): readonly FoundCommand[] {
  const offered = commandIds.filter((id) => !commands[id].keyOnly)
  const found = offered.flatMap((id) => {
    const fit = fitOfCommand(id, written)
    if (!fit) return []
    const place = recent.indexOf(id)
    const score = fit.score + (place < 0 ? 0 : written === '' ? 1_000 - place : RECENT_BONUS)
    return [{id, title: words.titles[id], at: fit.at, cannot: commands[id].cannot?.(context), score}]
  })
  return found.toSorted((one, other) => Number(one.cannot !== undefined) - Number(other.cannot !== undefined) || other.score - one.score)
}

function fitOfCommand(id: CommandId, written: string): Fit | undefined {
  if (written.trim() === '') return {score: 0, at: []}
  const more = `${words.titles[id]} ${words.keywords[id] ?? ''} ${words.groups[commands[id].group]}`
  return fitOf(words.titles[id], written) ?? (holdsWords(more, written) ? {score: BY_OTHER_WORDS, at: []} : undefined)
}
