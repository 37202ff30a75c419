import type {Tag} from '../../../src-main/contract/tag.ts'
import {attempt, tell, tellOffering} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {underWay, undo} from '../acts/index.ts'

const words = messages.tags

/** Puts a tag on entries; one that there is not is made of its name. */
export async function applyTag(tag: string, targets: readonly string[]): Promise<void> {
  if (targets.length === 0) return
  const answer = await underWay(attempt(() => core.tag.apply({tag, targets: [...targets], create: true})))
  if (!answer) return
  const name = shown(answer.tag.name)
  told(answer.act, answer.act === undefined ? words.hadIt(name) : words.applied(name, doneOf(answer.results)))
}

export async function removeTag({id, name}: Pick<Tag, 'id' | 'name'>, targets: readonly string[]): Promise<void> {
  const answer = await underWay(attempt(() => core.tag.remove({tag: id, targets: [...targets]})))
  if (answer?.act !== undefined) told(answer.act, words.removed(shown(name), doneOf(answer.results)))
}

/** Puts a tag on entries, or takes it off where all of them have it. */
export async function toggleTag(tag: Tag, targets: readonly string[]): Promise<void> {
  if (targets.length === 0) return
  const answer = await attempt(() => core.tag.of({targets: [...targets]}))
  if (!answer) return
  const on = answer.tags.find(({id}) => id === tag.id)?.on ?? 0
  await (on === answer.of ? removeTag(tag, targets) : applyTag(tag.id, targets))
}

export async function deleteTag({id, name}: Tag): Promise<void> {
  const answer = await underWay(attempt(() => core.tag.delete({tag: id})))
  if (answer) told(answer.act, words.deleted(shown(name)))
}

/** Nests a tag in another one, or puts it at the top. */
export async function nestTag({id, name}: Tag, into: Tag | undefined): Promise<void> {
  const answer = await underWay(attempt(() => core.tag.nest({tag: id, ...(into ? {parent: into.id} : {})})))
  if (answer?.act !== undefined) told(answer.act, into ? words.nested(shown(name), shown(into.name)) : words.atTop(shown(name)))
}

const doneOf = (results: readonly {readonly outcome: string}[]): number => results.filter(({outcome}) => outcome === 'done').length

/** Says what was done; whoever did it can undo it at once. */
export function told(act: string | undefined, sentence: string): void {
  if (act === undefined) tell('done', sentence)
  else tellOffering(sentence, {label: messages.act.undo, take: () => void undo(act)})
}
