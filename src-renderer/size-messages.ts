import type {SizeNode} from '../src-main/contract/sizes.ts'
import {amount, monthAndYear, percent} from './ui/format.ts'

const plural = new Intl.PluralRules('en')
const count = (n: number, one: string, other: string): string => `${amount(n)} ${plural.select(n) === 'one' ? one : other}`

/** What the pages of sizes say. */
export const sizeMessages = {
  title: 'Sizes',
  all: 'All volumes',
  rest: 'Smaller files',
  crumbs: 'Where the sizes are of',
  view: 'How sizes are shown',
  looks: {map: 'Map', rings: 'Rings', table: 'Table'},
  map: (name: string) => `Map of ${name}`,
  rings: (name: string) => `Rings of ${name}`,
  table: (name: string) => `Contents of ${name}`,
  keys: 'Arrow keys move, Enter opens, Backspace goes up.',
  summary: (name: string, size: string, parts: readonly string[]) =>
    parts.length === 0 ? `${name}: ${size}.` : `${name}: ${size}. The largest parts are ${parts.join(', ')}.`,
  part: (name: string, size: string) => `${name} with ${size}`,
  share: (part: number, whole: number) => (whole > 0 ? percent(part / whole) : ''),
  facts: (node: Pick<SizeNode, 'files' | 'folders' | 'kind'>) =>
    node.kind === 'file'
      ? ''
      : [count(node.files, 'file', 'files'), node.folders > 0 ? count(node.folders, 'folder', 'folders') : ''].filter(Boolean).join(', '),
  twice: (size: string) => `${size} also elsewhere`,
  away: 'not connected',
  legend: 'Colours',
  groups: {
    image: 'Images',
    video: 'Videos',
    audio: 'Music and sound',
    document: 'Documents',
    code: 'Code and data',
    archive: 'Archives',
    other: 'Other files',
  },
  hatched: 'The same bytes are elsewhere, too',
  none: 'Nothing is indexed here yet',
  noneText: 'Add a location: what takes its space shows here while it is still being indexed.',
  empty: 'There is nothing here that takes space',
  columns: {name: 'Name', size: 'Size', share: 'Share', files: 'Files', twice: 'Also elsewhere', modified: 'Modified'},
  up: 'Up',
}

/** What the media timeline says. */
export const timelineMessages = {
  title: 'Timeline',
  lead: (n: number) => count(n, 'picture or video', 'pictures and videos'),
  grid: 'Pictures and videos by month',
  scrubber: 'Month',
  month: (key: string) => {
    const [year, month] = key.split('-').map(Number)
    return monthAndYear(new Date(year ?? 0, (month ?? 1) - 1))
  },
  count: (n: number) => amount(n),
  none: 'No pictures or videos are indexed yet',
  noneText: 'Add the folder that holds them, and they stand here by the month in which they were last changed.',
  small: 'Smaller',
  large: 'Larger',
}

/** What the overview at home says. */
export const overviewMessages = {
  growing: (n: number) => `${count(n, 'file', 'files')} found so far…`,
  recent: 'Changed last',
  noRecent: 'What you change last shows here.',
  largest: 'Largest files',
  kinds: 'What it is',
  kind: (category: string, n: number) => `${category}: ${count(n, 'file', 'files')}`,
  volumes: 'Volumes',
  risk: 'Copies',
  riskSingle: (n: number, size: string) => `${count(n, 'content has', 'contents have')} one copy only (${size})`,
  riskVolume: (n: number, size: string) => `${count(n, 'content lies', 'contents lie')} on one volume only (${size})`,
  riskNone: 'Everything that is known in full has a second copy on another volume.',
  riskUnknown: (n: number) =>
    `${count(n, 'file was', 'files were')} not read as a whole, so that copies of ${n === 1 ? 'it' : 'them'} are not known.`,
  riskNothing: 'How many copies there are is known once contents were read.',
  sizes: 'See all sizes',
  duplicates: 'See duplicates',
  addAll: (n: number) => `Index ${count(n, 'folder', 'folders')}`,
  suggest: 'Index your own folders',
  suggestText: 'Nothing is written to them. Take away what you do not want to search.',
}
