import {join} from 'node:path'
import {z} from 'zod'
import {readStateFile, writeStateFile} from './state-file.ts'

/** Where a window stood when it was last closed. */
export const WindowFrame = z.object({x: z.int(), y: z.int(), width: z.int().min(200), height: z.int().min(200), maximized: z.boolean()})
export type WindowFrame = z.infer<typeof WindowFrame>

/** Tells where the window stood; nothing at the first start, or when what the file holds is no frame: it is written anew at the next close. */
export async function readWindowFrame(dataDir: string): Promise<WindowFrame | undefined> {
  const text = await readStateFile(fileIn(dataDir))
  return text === undefined ? undefined : WindowFrame.safeParse(jsonOf(text)).data
}

/** Keeps where the window stands, for the next start. */
export const writeWindowFrame = (dataDir: string, frame: WindowFrame): Promise<void> =>
  writeStateFile(fileIn(dataDir), `${JSON.stringify(frame)}\n`)

const fileIn = (dataDir: string): string => join(dataDir, 'window.json')

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Cut short or not ours: the same as no frame.
    return undefined
  }
}
