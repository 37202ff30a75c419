import type {ActRow} from '../../runtime/act-types.ts'

interface Shown {
  readonly shown: string
}

/** How the things that an act was asked for were named, by the item numbers of its steps; what is not here is told by its own steps. */
export function askedPaths({action, request}: Pick<ActRow, 'action' | 'request'>): readonly string[] {
  const {sources, source, places, to} = request as {
    readonly sources?: readonly Shown[]
    readonly source?: Shown
    readonly places?: readonly Shown[]
    readonly to?: Shown
  }
  // What leaves the trash for good takes its info file along, as an item of its own.
  if (action === 'file.empty' || action === 'file.delete') return []
  const all = places ?? sources ?? (source ? [source] : [])
  return [...(action === 'file.gather' && to ? [to] : []), ...all].map(({shown}) => shown)
}
