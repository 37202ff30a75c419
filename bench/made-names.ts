/** Names and places like those of a person's disk, the same for the same seed: what benches and campaigns search in. */
export interface MadeEntry {
  readonly id: number
  /** 0 for the root. */
  readonly parent: number
  readonly name: string
  readonly kind: number
  readonly size: number
  readonly modifiedMs: number
}

const STEMS =
  'index readme main test utils config report invoice photo image scan letter draft final backup archive notes meeting summary budget plan module package lib core node python ' +
  'linux kernel driver header source object build install setup icon cursor theme font sound video music track album season episode chapter section lecture exercise solution thesis ' +
  'contract offer receipt ticket travel holiday summer winter berlin paris madrid straße café über naïve piñata año data model train sample result figure table graph diagram'
const ENDINGS =
  'js ts py c h o so html css json xml txt md pdf jpg JPG png svg gif mp3 flac mp4 mkv zip tar.gz docx xlsx pptx odt po mo pyc class java rs go sh conf log db'
const JOINTS = ['-', '_', '.', ' ', '', '-', '_']

export function* madeEntries(count: number, seed = 1): Generator<MadeEntry> {
  const stems = STEMS.split(' ')
  const endings = ENDINGS.split(' ')
  const folders = [1]
  let state = seed
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(random() * limit)
  // The square makes some words and endings far more common than others, as they are.
  const pick = (from: readonly string[]): string => from[Math.floor(random() ** 2 * from.length)]!
  const stem = (): string => (random() < 0.15 ? below(2 ** 32).toString(16) : random() < 0.1 ? letters(below, 3 + below(9)) : pick(stems))
  yield {id: 1, parent: 0, name: 'made', kind: 1, size: 4096, modifiedMs: 1.7e12}
  for (let id = 2; id <= count; id++) {
    const isFolder = random() < 0.11
    const parts = Array.from({length: 1 + below(3)}, stem)
    const number = random() < 0.4 ? String(below(10 ** (1 + below(4)))) : ''
    const text = `${random() < 0.03 ? '.' : ''}${parts.join(JOINTS[below(JOINTS.length)])}${number}`
    const parent = folders[Math.max(0, folders.length - 1 - below(400))]!
    yield {
      id,
      parent,
      name: isFolder ? text : `${random() < 0.3 ? text[0]!.toUpperCase() + text.slice(1) : text}.${pick(endings)}`,
      kind: isFolder ? 1 : random() < 0.03 ? 2 : 0,
      size: isFolder ? 4096 : Math.floor(random() ** 8 * 4e9),
      modifiedMs: 1.3e12 + Math.floor(random() * 4e11),
    }
    if (isFolder) folders.push(id)
  }
}

const letters = (below: (limit: number) => number, length: number): string =>
  Array.from({length}, () => String.fromCharCode(97 + below(26))).join('')
