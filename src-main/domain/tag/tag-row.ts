import {ended, type Life, mergeLives, revived, unborn} from '../shared/life.ts'
import type {Stamp} from '../shared/hybrid-clock.ts'
import {mergeRegisters, newRegister, type Register, written} from '../shared/register.ts'

/** What is said of a tag. */
export interface TagFields {
  readonly name: string
  readonly colour: string
  /** The uuid of the tag that it is nested in. */
  readonly parent: string | null
}

/** A tag as devices exchange it: each field with its clock, and whether the tag is there. */
export interface SharedTag {
  readonly uuid: string
  readonly name: Register<string>
  readonly colour: Register<string>
  readonly parent: Register<string | null>
  readonly life: Life
}

export function newTag(uuid: string, {name, colour, parent}: TagFields, at: Stamp): SharedTag {
  return {
    uuid,
    name: newRegister(name, at),
    colour: newRegister(colour, at),
    parent: newRegister(parent, at),
    life: revived(unborn, at),
  }
}

/** Writes the fields that differ. It is a sign of life, so that a tag that another device deletes meanwhile stays. */
export function editedTag(tag: SharedTag, change: Partial<TagFields>, at: Stamp): SharedTag {
  const write = <V>(before: Register<V>, value: V | undefined): Register<V> =>
    value === undefined || value === before.value ? before : written(before, value, at)
  return {
    ...tag,
    name: write(tag.name, change.name),
    colour: write(tag.colour, change.colour),
    parent: write(tag.parent, change.parent),
    life: revived(tag.life, at),
  }
}

export const deletedTag = (tag: SharedTag): SharedTag => ({...tag, life: ended(tag.life)})

/** Two versions of one tag as one: commutative, associative and idempotent. */
export function mergeTags(a: SharedTag, b: SharedTag): SharedTag {
  return {
    uuid: a.uuid,
    name: mergeRegisters(a.name, b.name),
    colour: mergeRegisters(a.colour, b.colour),
    parent: mergeRegisters(a.parent, b.parent),
    life: mergeLives(a.life, b.life),
  }
}
