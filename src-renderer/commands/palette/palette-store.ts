import {create} from 'zustand'
import type {CommandId} from '../../messages.ts'
import {type Context, contextNow} from '../context.ts'

interface PaletteState {
  readonly isOpen: boolean
  /** What was chosen and where one was when it opened: what is done is for that. */
  readonly context?: Context | undefined
  /** The command that must be told something yet. */
  readonly asks?: CommandId | undefined
  /** It began with that question: there is no list to go back to. */
  readonly beganAsking: boolean
}

/** Whether the palette stands over the window, and at which of its steps. */
export const usePalette = create<PaletteState>(() => ({isOpen: false, beganAsking: false}))

export function openPalette(): void {
  usePalette.setState({isOpen: true, context: contextNow(), asks: undefined, beganAsking: false})
}

/** Asks what a command must be told that a key or a menu was used for. */
export function askFor(id: CommandId, context: Context): void {
  usePalette.setState({isOpen: true, context, asks: id, beganAsking: true})
}

export function closePalette(): void {
  usePalette.setState({isOpen: false, context: undefined, asks: undefined, beganAsking: false})
}
