import {ArrowUpToLine, FolderSearch, PencilLine, Plus, Tag as TagIcon, Trash2} from 'lucide-react'
import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {chosenItems, targetOf} from '../../features/files/index.ts'
import type {Tag} from '../../../src-main/contract/tag.ts'
import {applyTag, askForTag, deleteTag, nestTag, openTagPopover, removeTag, showTag, toggleTag, useTags} from '../../features/tags/index.ts'
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

const nestedTags = (): readonly Tag[] => useTags.getState().value.filter(({parent}) => parent !== null)
const tagOf = (id: string): Tag | undefined => useTags.getState().value.find((one) => one.id === id)

/** The n-th tag of the list that the keyboard counts, or one by its id. */
const tagBy = (word: string): Tag | undefined => (/^\d$/.test(word) ? useTags.getState().value[Number(word) - 1] : tagOf(word))

/** A command for one tag, which is asked for. */
const forTag = (act: (tag: Tag) => unknown) =>
  ({
    ...tag,
    cannot: needsTags,
    argument: {ask: () => words.asks.tag, choices: tagChoicesOf},
    run: (_context, id) => {
      const one = tagOf(id)
      return one && act(one)
    },
  }) as const satisfies Command

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
  'tag.toggle': {
    ...tag,
    among: 'files',
    keys: {mac: ['Ctrl+#'], other: ['Mod+; #']},
    cannot: (context) => needsChosen(context) ?? needsTags(),
    argument: {ask: () => words.asks.tag, choices: tagChoicesOf},
    run: async (context, word) => {
      const one = tagBy(word)
      if (one) await toggleTag(one, await targetsOf(context))
    },
  },
  'tag.show': {
    ...tag,
    icon: FolderSearch,
    cannot: needsTags,
    argument: {ask: () => words.asks.tag, choices: tagChoicesOf},
    run: ({pane}, id) => showTag(id, pane),
  },
  'tag.create': {...tag, run: () => askForTag()},
  // Its name, its colour and what it is nested in.
  'tag.edit': {...forTag((one) => askForTag({tag: one})), icon: PencilLine},
  'tag.createInside': {...forTag(({id}) => askForTag({inside: id})), icon: Plus},
  'tag.toTop': {
    ...forTag((one) => nestTag(one, undefined)),
    icon: ArrowUpToLine,
    cannot: () => (nestedTags().length > 0 ? undefined : words.cannot.noNestedTags),
    argument: {ask: () => words.asks.tag, choices: () => tagChoicesOf().filter(({value}) => nestedTags().some(({id}) => id === value))},
  },
  'tag.delete': {...forTag(deleteTag), icon: Trash2, grave: true},
} satisfies Partial<Commands>
