import {z} from 'zod'

/** A command of the window as the menus of the system show it. */
export const MenuCommand = z.object({
  id: z.string(),
  title: z.string(),
  /** As Electron writes keys. */
  accelerator: z.string().optional(),
  enabled: z.boolean(),
})
export type MenuCommand = z.infer<typeof MenuCommand>

const sections = z.array(z.array(MenuCommand)).readonly()
export type MenuSections = z.infer<typeof sections>

/** What the window puts into the menus of the system, in sections; the system's own entries stand beside them. */
export const MenuBar = z.object({app: sections, file: sections, view: sections, go: sections, help: sections})
export type MenuBar = z.infer<typeof MenuBar>
