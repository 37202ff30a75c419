import type {ActRow} from '../../runtime/act-types.ts'

interface Shown {
  readonly shown: string
}

// What leaves the trash for good takes its info file along, as an item of its own; of a folder that is put in order, what is in it is told.
const ownSteps: ReadonlySet<string> = new Set(['file.empty', 'file.delete', 'file.flatten', 'file.clean'])

/** How the things that an act was asked for were named, by the item numbers of its steps; what is not here is told by its own steps. */
export function askedPaths({action, request}: Pick<ActRow, 'action' | 'request'>): readonly string[] {
  const {sources, source, places, to} = request as {
    readonly sources?: readonly Shown[]
    readonly source?: Shown
    readonly places?: readonly Shown[]
    readonly to?: Shown
  }
  if (ownSteps.has(action)) return []
  const all = places ?? sources ?? (source ? [source] : [])
  return [...(action === 'file.gather' && to ? [to] : []), ...all].map(({shown}) => shown)
}
