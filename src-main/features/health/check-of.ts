import type {HealthCheck} from '../../contract/health.ts'

/** One of the checks. */
export type CheckOf<A extends HealthCheck['about']> = HealthCheck & {readonly about: A}

const plural = new Intl.PluralRules('en')

/** `1 file`, `12 files`. */
export const count = (n: number, one: string, other: string): string =>
  `${n.toLocaleString('en')} ${plural.select(n) === 'one' ? one : other}`
