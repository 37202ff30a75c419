import {z} from 'zod'
import {create} from 'zustand'
import {remember} from '../../core/remember.ts'

const KEPT = 'inspector'
/** How narrow and how wide the details may be drawn, and how wide they are at first. */
export const LEAST_PX = 220
export const MOST_PX = 560
export const STANDARD_PX = 300

const Kept = z.object({open: z.boolean(), width: z.number().min(LEAST_PX).max(MOST_PX)})
type Inspector = Readonly<z.infer<typeof Kept>>

/** Whether the details stand beside the files, and how wide: kept by the page, as its other comforts are. */
export const useInspector = create<Inspector>(() => kept() ?? {open: false, width: STANDARD_PX})

/** Shows the details, or puts them away. */
export function toggleInspector(): void {
  change({open: !useInspector.getState().open})
}

/** Puts the details away that stand beside the files. */
export function closeInspector(): void {
  change({open: false})
}

export function setInspectorWidth(width: number): void {
  change({width: Math.round(Math.min(MOST_PX, Math.max(LEAST_PX, width)))})
}

function change(next: Partial<Inspector>): void {
  useInspector.setState(next)
  remember.write(KEPT, JSON.stringify(useInspector.getState()))
}

function kept(): Inspector | undefined {
  try {
    return Kept.parse(JSON.parse(remember.read(KEPT) ?? 'null'))
  } catch {
    // Written by another version, or nothing yet.
    return undefined
  }
}
