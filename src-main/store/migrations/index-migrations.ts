import type {Migrations} from '../migrate.ts'
import {entries} from './index/0001-entries.sql.ts'

/** All steps of index.db. A step that has been released never changes. */
export const indexMigrations: Migrations = [entries]
