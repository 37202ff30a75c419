import type {CommandId} from '../../messages.ts'

/** The sets of keys that one may begin with. */
export const presetNames = ['standard', 'commander', 'vim'] as const
export type PresetName = (typeof presetNames)[number]

type KeyTable = Readonly<Partial<Record<CommandId, readonly string[]>>>

/** What a set changes of the standard keys: some come before them, some stand in their place. */
interface Preset {
  readonly before?: KeyTable
  readonly instead?: KeyTable
}

/** The sets, by their names. */
export const presets: Readonly<Record<PresetName, Preset>> = {
  standard: {},
  commander: {
    before: {
      'file.preview': ['F3'],
      'file.copyOver': ['F5'],
      'file.moveOver': ['F6'],
      'file.mkdir': ['F7'],
      'file.trash': ['F8'],
      'go.otherPane': ['Tab'],
    },
    instead: {
      'go.search': ['Mod+F'],
      'view.reload': ['Mod+R'],
      'go.nextRegion': ['Mod+F6'],
      'go.previousRegion': ['Mod+Shift+F6'],
    },
  },
  vim: {
    before: {
      'select.left': ['H'],
      'select.down': ['J'],
      'select.up': ['K'],
      'select.right': ['L'],
      // Where nothing stands side by side they lead out of a folder and into one.
      'go.up': ['H'],
      'file.open': ['L'],
      'select.first': ['G G'],
      'select.last': ['Shift+G'],
      'go.search': ['/'],
      'file.copy': ['Y Y'],
      'file.cut': ['D D'],
      'file.paste': ['P'],
      'edit.undo': ['U'],
      'app.palette': [':'],
    },
  },
}
