/** How well a text goes with what is looked for, and which of its letters are meant; nothing where it does not. */
export interface Fit {
  readonly score: number
  readonly at: readonly number[]
}

const WHOLE = 40
const BEGIN = 24
const WORD_BEGIN = 12
const TOGETHER = 2

/** Looks for the letters of a word in a text, in their order, best at the beginnings of words: `nf` finds “New folder”. Several words may stand anywhere. */
export function fitOf(text: string, wanted: string): Fit | undefined {
  const words = plain(wanted).split(' ').filter(Boolean)
  const letters = plain(text)
  let score = 0
  const at: number[] = []
  for (const word of words) {
    const fit = fitOfWord(letters, word)
    if (!fit) return undefined
    score += fit.score
    at.push(...fit.at)
  }
  // Of two that go equally well the shorter one is meant.
  return {score: score - letters.length / 100, at: [...new Set(at)].toSorted((a, b) => a - b)}
}

/** Small letters without marks, each at the place where it stands in the text. */
function plain(text: string): string {
  return [...text].map((letter) => letter.normalize('NFD').toLowerCase().slice(0, letter.length)).join('')
}

function fitOfWord(letters: string, word: string): Fit | undefined {
  const found = letters.indexOf(word)
  const asWord = beginOfWord(letters, word)
  const whole = asWord ?? (found < 0 ? undefined : found)
  if (whole !== undefined) {
    const score = WHOLE + (whole === 0 ? BEGIN : asWord === undefined ? 0 : WORD_BEGIN)
    return {score, at: Array.from(word, (_, no) => whole + no)}
  }
  return scattered(letters, word)
}

function beginOfWord(letters: string, word: string): number | undefined {
  for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + 1)) if (beginsWord(letters, at)) return at
  return undefined
}

const beginsWord = (letters: string, at: number): boolean => at === 0 || /[^\p{L}\d]/u.test(letters[at - 1] ?? '')

/** The first letter where a word begins, each other one behind the one before or where a later word begins. */
function scattered(letters: string, word: string): Fit | undefined {
  const at: number[] = []
  let score = 0
  for (const letter of word) {
    const from = (at.at(-1) ?? -1) + 1
    const isTogether = at.length > 0 && letters[from] === letter
    const next = isTogether ? from : nextBegin(letters, letter, from)
    if (next === undefined) return undefined
    score += isTogether ? TOGETHER : WORD_BEGIN
    at.push(next)
  }
  return {score, at}
}

function nextBegin(letters: string, letter: string, from: number): number | undefined {
  for (let at = letters.indexOf(letter, from); at >= 0; at = letters.indexOf(letter, at + 1)) if (beginsWord(letters, at)) return at
  return undefined
}

/** Whether each word of what is looked for begins one of a text. */
export function holdsWords(text: string, wanted: string): boolean {
  const letters = plain(text)
  return plain(wanted)
    .split(' ')
    .every((word) => word === '' || beginOfWord(letters, word) !== undefined)
}
