import type {LucideIcon} from 'lucide-react'
import type {CommandId, messages} from '../messages.ts'
import type {Context} from './context.ts'

/** Keys as the tables of commands write them: the same everywhere, or others on macOS. */
export type Keys = readonly string[] | {readonly mac: readonly string[]; readonly other: readonly string[]}

/** One thing that can be chosen for a command which needs one. */
export interface Choice {
  readonly value: string
  readonly title: string
  /** Said beside it, as where it is. */
  readonly detail?: string | undefined
}

/** What a command must be told: asked for in a second step of the palette, or in a menu below its own entry. */
export interface Argument {
  readonly ask: (context: Context) => string
  /** What can be chosen, as far as it goes with what is written. */
  readonly choices: (context: Context, written: string) => readonly Choice[] | Promise<readonly Choice[]>
  /** Which of the choices holds now, where one does; or which of them do, where any number may. */
  readonly now?: (context: Context) => string | readonly string[]
  /** What is written is judged by the choices themselves, and may be taken as it stands. */
  readonly free?: (written: string) => Choice | undefined
  /** Tab goes on writing behind the choice that is marked. */
  readonly writesOn?: (value: string) => string
}

/** Something that the window can do: a key, a menu, a button and the palette all lead to this one line of a table. */
export interface Command {
  readonly group: keyof typeof messages.command.groups
  readonly icon?: LucideIcon
  readonly keys?: Keys
  /** Its keys are for the files alone: not for who stands on a button elsewhere. */
  readonly among?: 'files'
  /** A key that is held does it again and again. */
  readonly repeats?: true
  /** It only means something to a key: the palette does not offer it. */
  readonly keyOnly?: true
  /** It takes away for good. */
  readonly grave?: true
  /** It gives the keyboard to something: a menu that closes would take it back. */
  readonly focuses?: true
  /** Why it cannot be done now, in a sentence; nothing where it can. */
  readonly cannot?: (context: Context) => string | undefined
  readonly argument?: Argument
  /** Where one writes what it must be told, where that is not the palette. */
  readonly asksItself?: (context: Context) => void
  readonly run: (context: Context, argument: string) => unknown
}

/** The commands by their names. A title without a command, or a command without a title, does not compile. */
export type Commands = Readonly<Record<CommandId, Command>>
