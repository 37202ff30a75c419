import type {JobError} from '../../../src-main/contract/job.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'

const words = messages.job
const PROBLEMS_SHOWN = 200

/** What a job could not do, file by file. */
export function JobProblems({errors, count}: {readonly errors: readonly JobError[]; readonly count: number}) {
  if (count === 0) return null
  const some = errors.slice(0, PROBLEMS_SHOWN)
  const rest = count - some.length
  return (
    <details className="job-problems" open={count <= 3}>
      <summary>{words.problems(count)}</summary>
      <ul>
        {some.map((error) => (
          <li key={`${error.path} ${error.code}`}>
            {shown(error.path)}: {error.message}
          </li>
        ))}
        {rest > 0 ? <li>{words.moreProblems(rest)}</li> : null}
      </ul>
    </details>
  )
}
