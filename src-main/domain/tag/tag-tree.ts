import type {Stamp} from '../shared/hybrid-clock.ts'

/** A tag that is there, with the edge to the tag that it is nested in and the clock of that edge. */
export interface TreeTag {
  readonly uuid: string
  readonly parent: string | null
  readonly parentAt: Stamp
}

/**
 * Which tag each one is nested in. Two devices may nest two tags into each other at once: such a circle is cut here, at its newest edge,
 * so that every device cuts the same one and nothing of what was written is lost. A parent that is not there counts as none.
 */
export function tagParents(tags: readonly TreeTag[]): ReadonlyMap<string, string | undefined> {
  const byUuid = new Map(tags.map((tag) => [tag.uuid, tag]))
  const parents = new Map(tags.map(({uuid, parent}) => [uuid, parent !== null && byUuid.has(parent) ? parent : undefined]))
  const seen = new Map<string, string>()
  for (const {uuid} of tags) {
    let at: string | undefined = uuid
    while (at !== undefined && !seen.has(at)) {
      seen.set(at, uuid)
      at = parents.get(at)
    }
    // Met again within this very walk: it went in a circle.
    if (at !== undefined && seen.get(at) === uuid) parents.set(newestEdge(circleFrom(at, parents), byUuid), undefined)
  }
  return parents
}

function circleFrom(start: string, parents: ReadonlyMap<string, string | undefined>): readonly string[] {
  const circle = [start]
  for (let at = parents.get(start)!; at !== start; at = parents.get(at)!) circle.push(at)
  return circle
}

function newestEdge(circle: readonly string[], byUuid: ReadonlyMap<string, TreeTag>): string {
  const later = (a: string, b: string): boolean => {
    const [one, other] = [byUuid.get(a)!.parentAt, byUuid.get(b)!.parentAt]
    return one > other || (one === other && a > b)
  }
  return circle.reduce((newest, uuid) => (later(uuid, newest) ? uuid : newest))
}

/** Some tags and all that are nested in them, each once. */
export function withNested<T>(tops: readonly T[], parents: ReadonlyMap<T, T | undefined>): ReadonlySet<T> {
  const children = Map.groupBy(parents.keys(), (uuid) => parents.get(uuid))
  const met = new Set(tops.filter((uuid) => parents.has(uuid)))
  for (const uuid of met) for (const child of children.get(uuid) ?? []) met.add(child)
  return met
}
