import type {Migrations} from '../migrate.ts'
import {foundation} from './library/0001-foundation.sql.ts'

/** All steps of library.db. A step that has been released never changes. */
export const libraryMigrations: Migrations = [foundation]
