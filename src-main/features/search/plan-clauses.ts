import type {Clause} from '../../contract/query/terms.ts'
import type {NameClause, NameQuery, NameTest} from './engine/name-query.ts'
import {type Meanings, testOf} from './test-of.ts'

/** The parts of a query that have a way of their own to be found by; the rest are clauses. */
type Planned = Pick<NameQuery, 'infixes' | 'extensions' | 'kinds' | 'categories' | 'tags' | 'clauses'> & {readonly hidden: boolean}

/**
 * Turns what was read into what the search thread takes. What stands alone goes to where the engine is fastest: words to the scan of names,
 * the first ending, kind and tag to their filters; all else is asked of the rows that are left.
 */
export function planClauses(clauses: readonly Clause[], base: Planned, meanings: Meanings): Planned {
  const planned = clauses.map(({terms}): NameClause => terms.map(({not, match}) => ({not, test: testOf(match, meanings)})))
  return planned.reduce(withClause, base)
}

function withClause(planned: Planned, clause: NameClause): Planned {
  // Who asks for hidden files is shown them.
  const hidden = planned.hidden || clause.some(({not, test}) => !not && asksHidden(test))
  const only = clause.length === 1 && !clause[0]!.not ? clause[0] : undefined
  const lowered = only && lower(planned, only.test)
  return {...planned, ...(lowered ?? {clauses: [...(planned.clauses ?? []), clause]}), hidden}
}

const asksHidden = (test: NameTest): boolean => test.by === 'hidden' || (test.by === 'any' && test.tests.some(asksHidden))

function lower(planned: Planned, test: NameTest): Partial<Planned> | undefined {
  switch (test.by) {
    case 'infix':
      return {infixes: [...(planned.infixes ?? []), test.text]}
    case 'ending':
      return planned.extensions ? undefined : {extensions: test.extensions}
    case 'kind':
      return planned.kinds || planned.categories ? undefined : {kinds: test.kinds, categories: test.categories}
    case 'tag':
      return planned.tags ? undefined : {tags: test.tags}
    default:
      return undefined
  }
}
