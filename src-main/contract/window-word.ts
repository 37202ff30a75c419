import {z} from 'zod'

/** What the desktop program says to one of its windows, beside the core's data: where to go, what to do, what has happened to it. */
export const WindowWord = z.discriminatedUnion('tell', [
  /** A path, an address or an entry's id: folders are opened, all else is shown in its folder, as are folders with `reveal`. */
  z.object({tell: z.literal('go'), target: z.string(), reveal: z.boolean()}),
  z.object({tell: z.literal('search'), words: z.string()}),
  /** An entry of a menu, by the id of its command. */
  z.object({tell: z.literal('command'), id: z.string()}),
  /** The page was loaded again because the one before had ended. */
  z.object({tell: z.literal('loaded again'), reason: z.string()}),
  /** What was asked of the program from outside cannot be done. */
  z.object({tell: z.literal('refused'), sentence: z.string()}),
])
export type WindowWord = z.infer<typeof WindowWord>
