import type {Migrations} from '../migrate.ts'
import {departed} from './index/0005-departed.sql.ts'
import {missingEntries} from './index/0006-missing-entries.sql.ts'
import {entries} from './index/0001-entries.sql.ts'
import {noInodeIndex} from './index/0002-no-inode-index.sql.ts'
import {heirs} from './index/0004-heirs.sql.ts'
import {sums} from './index/0003-sums.sql.ts'

/** All steps of index.db. A step that has been released never changes. */
export const indexMigrations: Migrations = [entries, noInodeIndex, sums, heirs, departed, missingEntries]
