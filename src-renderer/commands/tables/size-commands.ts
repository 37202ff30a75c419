import {ExternalLink, FolderOpen, FolderSearch, Trash2, ZoomIn} from 'lucide-react'
import type {SizeNode} from '../../../src-main/contract/sizes.ts'
import {chosenPart, isLook, looks, openPart, revealPart, setLook, showPart, trashPart, useLook, zoomTo} from '../../features/sizes/index.ts'
import {messages} from '../../messages.ts'
import {all, needsSizes} from '../cannot.ts'
import type {Command, Commands} from '../command.ts'
import type {Context} from '../context.ts'

const words = messages.command

const partThat =
  (isMeant: (part: SizeNode) => boolean) =>
  ({pane}: Context): string | undefined => {
    const part = chosenPart(pane)
    return part && isMeant(part) ? undefined : words.cannot.noPart
  }

/** A command for the part that is chosen among the sizes, where it is one that is meant. */
const forPart = (isMeant: (part: SizeNode) => boolean, act: (part: SizeNode) => unknown) =>
  ({
    group: 'sizes',
    cannot: all(needsSizes, partThat(isMeant)),
    run: ({pane}) => {
      const part = chosenPart(pane)
      return part && act(part)
    },
  }) as const satisfies Command

const isEntry = ({id}: SizeNode): boolean => id !== undefined

/** What takes the space. */
export const sizeCommands = {
  'sizes.look': {
    group: 'sizes',
    cannot: needsSizes,
    argument: {
      ask: () => words.asks.look,
      choices: () => looks.map((look) => ({value: look, title: messages.pages.sizes.looks[look]})),
      now: () => useLook.getState().look,
    },
    run: (_context, look) => {
      if (isLook(look)) setLook(look)
    },
  },
  'sizes.zoom': {...forPart(({kind}) => kind !== 'file', zoomTo), icon: ZoomIn},
  'sizes.open': {...forPart(({path}) => path !== '', openPart), icon: FolderOpen},
  'sizes.showInFolder': {...forPart(isEntry, showPart), icon: FolderSearch},
  'sizes.reveal': {...forPart(isEntry, revealPart), icon: ExternalLink},
  'sizes.trash': {...forPart(isEntry, trashPart), icon: Trash2},
} satisfies Partial<Commands>
