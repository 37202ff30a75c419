import type {Tag} from '../../../src-main/contract/tag.ts'
import {core} from '../../core/client.ts'
import {onEvent} from '../../core/events.ts'
import {createLive} from '../../core/live.ts'
import {refreshSeen} from '../files/index.ts'

const none: readonly Tag[] = []
const fetchTags = async (): Promise<readonly Tag[]> => (await core.tag.list({})).tags

/** All tags, each behind the one that it is nested in. */
export const useTags = createLive({initial: none, fetch: fetchTags, events: ['tag.changed', 'location.changed', 'location.removed']})

const COUNTS_EVERY_MS = 2_000

/** Keeps rows in step with tags, and counts with the index. Called once. */
export function followTags(): void {
  let due: ReturnType<typeof setTimeout> | undefined
  onEvent('tag.changed', refreshSeen)
  onEvent('index.advanced', () => {
    // Where there are no tags there is nothing to count.
    if (useTags.getState().value.length === 0) return
    due ??= setTimeout(() => {
      due = undefined
      fetchTags().then(
        (value) => useTags.setState({value}),
        () => undefined,
      )
    }, COUNTS_EVERY_MS)
  })
}

/** A tag's names from the top down. */
export function pathOfTag({name, parent}: Pick<Tag, 'name' | 'parent'>, all: readonly Tag[]): string {
  const above = all.find(({id}) => id === parent)
  return above ? `${pathOfTag(above, all)} / ${name}` : name
}

/** A tag as the language of search names it. */
export function wordOfTag({name, parent}: Pick<Tag, 'name' | 'parent'>, all: readonly Tag[]): string {
  const above = all.find(({id}) => id === parent)
  return above ? `${wordOfTag(above, all)}/${name}` : name
}

/** A tag and all that is nested in it. */
export function withinTag(id: string, all: readonly Tag[]): ReadonlySet<string> {
  const within = new Set([id])
  // Each stands behind the one that it is nested in.
  for (const tag of all) if (tag.parent !== null && within.has(tag.parent)) within.add(tag.id)
  return within
}
