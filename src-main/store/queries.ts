import {indexQueries} from './index-tables.ts'
import {jobs} from './job-rows.ts'
import {indexBase, libraryFigures} from './library-figures.ts'
import {locations} from './location-rows.ts'
import {recallRequest} from './request-rows.ts'
import {volumes} from './volume-rows.ts'

/** All named queries; the reader threads run them. */
export const queries = {
  ...indexQueries,
  locations,
  volumes,
  jobs,
  recallRequest,
  libraryFigures,
  indexBase,
}
