/** Longer ones no list can show. */
const MOST_LETTERS = 100

/** The name of a search as it is kept, or why it cannot be one. */
export function savedName(said: string): {readonly name: string} | {readonly wrong: string} {
  const name = said.normalize('NFC').trim().replaceAll(/\s+/gu, ' ')
  if (name === '') return {wrong: 'A saved search needs a name.'}
  if (/\p{Cc}|\p{Surrogate}/u.test(name)) return {wrong: 'The name of a saved search holds no control characters.'}
  if ([...name].length > MOST_LETTERS) return {wrong: `The name of a saved search has at most ${MOST_LETTERS} letters.`}
  return {name}
}
