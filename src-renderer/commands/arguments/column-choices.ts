import type {ColumnKey} from '../../features/files/index.ts'
import {messages} from '../../messages.ts'
import type {Choice} from '../command.ts'

/** Columns of the list, to be chosen from. */
export const columnChoices = (keys: readonly ColumnKey[]): readonly Choice[] =>
  keys.map((key) => ({value: key, title: messages.columns[key]}))
