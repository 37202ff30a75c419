import type {Clause, Term} from '../../contract/query/terms.ts'
import type {NameClause, NameQuery, NameTest} from './engine/name-query.ts'
import {type Meanings, testOf, testsOfStates} from './test-of.ts'

/** The parts of a query that have a way of their own to be found by; the rest are clauses. */
type Planned = Pick<NameQuery, 'infixes' | 'extensions' | 'kinds' | 'categories' | 'tags' | 'clauses'> & {readonly hidden: boolean}

/**
 * Turns what was read into what the search thread takes. What stands alone goes to where the engine is fastest: words to the scan of names,
 * the first ending, kind and tag to their filters; all else is asked of the rows that are left.
 */
export function planClauses(clauses: readonly Clause[], base: Planned, meanings: Meanings): Planned {
  const planned = clauses.map(({terms}) => clauseOf(terms, meanings))
  return planned.reduce(withClause, base)
}

function clauseOf(terms: readonly Term[], meanings: Meanings): readonly NameClause[] {
  const conditions = terms.map(({not, match}) => {
    const tests = match.key === 'is' ? testsOfStates(match.values, meanings) : [testOf(match, meanings)]
    return tests.map((test) => ({not, test}))
  })
  // Not one of several states is none of them.
  const only = conditions.length === 1 ? conditions[0]! : undefined
  if (only?.[0]?.not === true) return only.map((condition) => [condition])
  return [conditions.flat()]
}

function withClause(planned: Planned, clauses: readonly NameClause[]): Planned {
  const [only] = clauses.length === 1 && clauses[0]!.length === 1 ? clauses[0]! : []
  // Who asks for hidden files is shown them.
  const hidden = planned.hidden || clauses.some((clause) => clause.some(({not, test}) => !not && test.by === 'hidden'))
  const lowered = only && !only.not ? lower(planned, only.test) : undefined
  return {...planned, ...(lowered ?? {clauses: [...(planned.clauses ?? []), ...clauses]}), hidden}
}

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
