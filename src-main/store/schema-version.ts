import {indexMigrations} from './migrations/index-migrations.ts'
import {libraryMigrations} from './migrations/library-migrations.ts'

/** What a greeting says of the files on disk: the version of library.db, and that of index.db behind it. */
export const schemaVersion = libraryMigrations.length * 1000 + indexMigrations.length
