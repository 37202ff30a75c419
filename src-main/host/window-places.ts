import {join} from 'node:path'
import {z} from 'zod'
import {readStateFile, writeStateFile} from './state-file.ts'

const WindowFrame = z.object({x: z.int(), y: z.int(), width: z.int().min(200), height: z.int().min(200), maximized: z.boolean()})

/** Where windows stood: the last one, and the last one on each screen; and whether the tray was explained. */
export const WindowPlaces = z.object({
  last: WindowFrame.optional(),
  screens: z.record(z.string(), WindowFrame).default({}),
  trayTold: z.boolean().default(false),
})
export type WindowPlaces = z.infer<typeof WindowPlaces>

/** Tells where windows stood; nothing at the first start, or where the file holds something else: it is written anew at the next close. */
export async function readWindowPlaces(dataDir: string): Promise<WindowPlaces> {
  const raw = jsonOf((await readStateFile(fileIn(dataDir))) ?? '{}')
  // Earlier versions kept one frame.
  const frame = WindowFrame.safeParse(raw).data
  const places = WindowPlaces.safeParse(raw).data
  return frame ? {last: frame, screens: {}, trayTold: false} : (places ?? {screens: {}, trayTold: false})
}

/** Keeps where windows stand, for the next start. */
export const writeWindowPlaces = (dataDir: string, places: WindowPlaces): Promise<void> =>
  writeStateFile(fileIn(dataDir), `${JSON.stringify(places)}\n`)

const fileIn = (dataDir: string): string => join(dataDir, 'window.json')

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Cut short or not ours: the same as nothing.
    return undefined
  }
}
