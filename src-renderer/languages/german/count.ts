import {amount} from '../../ui/format.ts'

const plural = new Intl.PluralRules('de')

/** A number with its word: `1 Datei`, `12 Dateien`. */
export const count = (n: number, one: string, other: string): string => `${amount(n)} ${plural.select(n) === 'one' ? one : other}`

/** What is chosen, moved or tagged, whatever it is. */
export const items = (n: number): string => count(n, 'Objekt', 'Objekte')

/** What stands behind “in”, “von” and the like. */
export const itemsDative = (n: number): string => count(n, 'Objekt', 'Objekten')
