import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {pathOfTag, useTags} from '../../features/tags/index.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import type {Choice} from '../command.ts'

/** All tags, each by its names from the top. */
export function tagChoicesOf(): readonly Choice[] {
  const tags = useTags.getState().value
  return tags.map((tag) => ({value: tag.id, title: shown(pathOfTag(tag, tags))}))
}

/** A tag that there is not, by the name that is written; nothing where there is one of that name. */
export function newTagChoice(written: string): Choice | undefined {
  const name = written.trim()
  const same = (one: string): boolean => one.normalize('NFKC').toLowerCase() === name.normalize('NFKC').toLowerCase()
  if (name === '' || name.includes('/') || useTags.getState().value.some((tag) => same(tag.name))) return undefined
  return {value: name, title: messages.command.asks.newTag(shown(name))}
}

/** The tags that some of the given entries have. */
export async function tagsOnChosen(targets: readonly string[]): Promise<readonly Choice[]> {
  if (targets.length === 0) return []
  const answer = await attempt(() => core.tag.of({targets: [...targets]}))
  return (answer?.tags ?? []).map(({id, name, on}) => ({
    value: id,
    title: shown(name),
    ...(on < targets.length ? {detail: messages.tags.some(on, targets.length)} : {}),
  }))
}
