import {create} from 'zustand'
import {remember} from '../../core/remember.ts'
import type {Place, Spot} from '../places/index.ts'
import type {Told} from './ask-told.ts'

/** What a window and the one with its details say to each other. */
export type DetailsWord =
  /** Details are open, and want to be told. */
  | {readonly say: 'here'}
  /** Details are being closed, or loaded again. */
  | {readonly say: 'gone'}
  /** The window was loaded, and asks whether there are details of it. */
  | {readonly say: 'back'}
  /** The window is being closed, or loaded again. */
  | {readonly say: 'left'}
  | {readonly say: 'told'; readonly told: Told}
  /** Something that the details lead to is to be shown in the window. */
  | {readonly say: 'go'; readonly place: Place; readonly spot?: Spot | undefined}

/** Whether the details of this window are in a window of their own now. */
export const useDetailsWindow = create<{readonly open: boolean}>(() => ({open: false}))

const LINE = 'details'
let own: string | undefined

/** The name of the line to the details of this window; the same when it is loaded again. */
export function detailsLine(): string {
  own ??= remember.readHere(LINE) ?? crypto.randomUUID()
  remember.writeHere(LINE, own)
  return own
}

export const openLine = (name: string): BroadcastChannel => new BroadcastChannel(`onefold.details.${name}`)

export const sendWord = (line: BroadcastChannel, word: DetailsWord): void => line.postMessage(word)

/** Hears what is said on a line; the answer ends it. Both ends are pages of this very program. */
export function hearWords(line: BroadcastChannel, follow: (word: DetailsWord) => void): () => void {
  const listen = ({data}: MessageEvent<DetailsWord>): void => follow(data)
  line.addEventListener('message', listen)
  return () => line.removeEventListener('message', listen)
}
