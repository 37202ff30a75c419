import {Tag as TagIcon} from 'lucide-react'
import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {chosenItems, targetOf} from '../../features/files/index.ts'
import {applyTag, askForTag, openTagPopover, removeTag, showTag, useTags} from '../../features/tags/index.ts'
import {messages} from '../../messages.ts'
import {newTagChoice, tagChoicesOf, tagsOnChosen} from '../arguments/tag-choices.ts'
import {needsChosen} from '../cannot.ts'
import type {Command, Commands} from '../command.ts'
import type {Context} from '../context.ts'

const words = messages.command
const tag = {group: 'tag', icon: TagIcon, focuses: true} as const satisfies Partial<Command>
const needsTags = (): string | undefined => (useTags.getState().value.length > 0 ? undefined : words.cannot.noTags)
const MOST_TARGETS = 100_000
const targetsOf = async ({pane}: Context): Promise<readonly string[]> => (await chosenItems(MOST_TARGETS, pane)).map(targetOf)

/** The words that people put on files. */
export const tagCommands = {
  'tag.choose': {...tag, keys: ['Mod+;'], run: () => openTagPopover()},
  'tag.apply': {
    ...tag,
    cannot: needsChosen,
    argument: {ask: () => words.asks.tag, choices: tagChoicesOf, free: newTagChoice},
    run: async (context, name) => applyTag(name, await targetsOf(context)),
  },
  'tag.remove': {
    ...tag,
    cannot: (context) => needsChosen(context) ?? needsTags(),
    argument: {ask: () => words.asks.tag, choices: async (context) => tagsOnChosen(await targetsOf(context))},
    run: async (context, id) => {
      // One that was made a moment ago is told of by the core before the window has heard of it.
      const known = (await attempt(() => core.tag.list({})))?.tags.find((one) => one.id === id)
      if (known) await removeTag(known, await targetsOf(context))
    },
  },
  'tag.show': {
    ...tag,
    cannot: needsTags,
    argument: {ask: () => words.asks.tag, choices: tagChoicesOf},
    run: ({pane}, id) => showTag(id, pane),
  },
  'tag.create': {...tag, run: () => askForTag()},
} satisfies Partial<Commands>
