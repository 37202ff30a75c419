import type {Migrations} from '../migrate.ts'
import {foundation} from './library/0001-foundation.sql.ts'
import {acts} from './library/0002-acts.sql.ts'
import {validations} from './library/0003-validations.sql.ts'
import {jobs} from './library/0004-jobs.sql.ts'
import {folderRules} from './library/0005-folder-rules.sql.ts'
import {volumes} from './library/0006-volumes.sql.ts'
import {tags} from './library/0007-tags.sql.ts'
import {savedSearches} from './library/0008-saved.sql.ts'

/** All steps of library.db. A step that has been released never changes. */
export const libraryMigrations: Migrations = [foundation, acts, validations, jobs, folderRules, volumes, tags, savedSearches]
