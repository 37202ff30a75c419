import type {JobKind} from '../runtime/job-types.ts'
import {findJob, type FindJobParts} from './duplicate/index.ts'
import {validateJob} from './file/index.ts'

/** The jobs that read files which the index knows, on all hashing threads. */
export function readingJobs(parts: FindJobParts): readonly JobKind[] {
  return [findJob(parts), validateJob(parts)]
}
