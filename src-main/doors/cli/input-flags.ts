import {z} from 'zod'
import type {Operation} from '../../contract/operation.ts'

/** One thing that a command takes, by position or as a flag. */
export interface Flag {
  /** The key in the operation's input. */
  readonly key: string
  /** How it is written: `min-size`. */
  readonly name: string
  readonly type: 'string' | 'number' | 'boolean'
  /** May be given several times. */
  readonly many: boolean
  readonly required: boolean
  readonly values?: readonly string[]
  readonly standard?: unknown
  /** One sentence on what it does; as a flag that is written with “no-”, on what that does. */
  readonly summary: string
}

interface Property {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly items?: Property
  readonly default?: unknown
  readonly description?: string
}

export interface InputFlags {
  readonly positional: readonly Flag[]
  readonly flags: readonly Flag[]
  /** Has a plan, which can be looked at and agreed to. */
  readonly isAct: boolean
}

/** Reads from an operation's input schema what its command takes: first by position, then by flag. */
export function inputFlags(operation: Operation): InputFlags {
  const schema = z.toJSONSchema(operation.input, {io: 'input', unrepresentable: 'any'}) as {
    properties?: Record<string, Property>
    required?: string[]
  }
  const all = Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
    flagOf(key, property, schema.required?.includes(key) ?? false),
  )
  const keys = operation.positional ?? []
  return {
    positional: keys.flatMap((key) => all.filter((flag) => flag.key === key)),
    // `--yes` and `--dry-run` are said to every command, so no command has one of its own.
    flags: all.filter(({key}) => !keys.includes(key) && key !== 'yes' && key !== 'dryRun' && key !== operation.fromInput?.key),
    isAct: all.some(({key}) => key === 'dryRun'),
  }
}

function flagOf(key: string, property: Property, required: boolean): readonly Flag[] {
  const many = property.type === 'array'
  const one = many ? (property.items ?? {}) : property
  const type = one.type === 'integer' || one.type === 'number' ? 'number' : one.type
  if (type !== 'string' && type !== 'number' && type !== 'boolean') return []
  const flag: Flag = {key, name: kebab(key), type, many, required, summary: property.description ?? ''}
  return [{...flag, ...(one.enum ? {values: one.enum.map(String)} : {}), ...('default' in property ? {standard: property.default} : {})}]
}

const kebab = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
