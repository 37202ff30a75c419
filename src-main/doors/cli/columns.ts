import {textOf} from './text-of.ts'

type Value = Readonly<Record<string, unknown>>

/** One column of a table for people. */
export interface Column {
  readonly title: string
  readonly right?: boolean
  of(item: Value): string
}

/** Chooses the columns of a list; the longest and least bounded comes last. */
export function columnsFor(key: string, first: Value | undefined): readonly Column[] {
  return known[key] ?? Object.keys(first ?? {}).map((name) => text(name))
}

const text = (key: string, title = key): Column => ({title: title.toUpperCase(), of: (item) => textOf(item[key])})
const count = (key: string, title = key): Column => ({...text(key, title), right: true})
const bytes = (key: string, title = key): Column => ({
  title: title.toUpperCase(),
  right: true,
  of: (item) => sizeText(Number(item[key] ?? 0)),
})
const time = (key: string, title = key): Column => ({title: title.toUpperCase(), of: (item) => timeText(item[key])})
const modified: Column = {
  title: 'MODIFIED',
  of: (item) =>
    timeText(item['modifiedAt'] ?? (item['mtimeNs'] === undefined ? undefined : Number(BigInt(textOf(item['mtimeNs'])) / 1_000_000n))),
}

const known: Readonly<Record<string, readonly Column[]>> = {
  items: [
    text('kind'),
    bytes('sizeBytes', 'size'),
    modified,
    {title: 'PATH', of: ({path, online}) => (online === false ? `${textOf(path)} (offline)` : textOf(path))},
  ],
  locations: [
    text('name'),
    text('state'),
    text('mode'),
    count('files'),
    count('folders'),
    bytes('bytes', 'size'),
    text('id'),
    text('path'),
  ],
  presets: [text('name'), text('summary')],
  jobs: [
    text('id'),
    text('kind'),
    text('status'),
    count('errorCount', 'errors'),
    {title: 'RETRIES', right: true, of: ({retries}) => textOf((retries as {count: number} | undefined)?.count)},
    time('createdAt', 'created'),
    {title: 'TOOK', right: true, of: ({durationMs}) => (Number(durationMs) > 0 ? `${(Number(durationMs) / 1000).toFixed(1)} s` : '')},
    text('title'),
  ],
  groups: [
    bytes('reclaimableBytes', 'reclaimable'),
    bytes('sizeBytes', 'size'),
    count('files'),
    {title: 'PATHS', of: (item) => pathsText(item['names'])},
  ],
  volumes: [
    text('name'),
    text('state'),
    text('fileSystem', 'file system'),
    text('kind'),
    bytes('freeBytes', 'free'),
    bytes('totalBytes', 'size'),
    text('id'),
    text('mountPoint', 'mounted at'),
  ],
  acts: [
    time('at', 'time'),
    text('action'),
    text('outcome'),
    text('undo'),
    text('actor', 'by'),
    {
      title: 'WHAT',
      of: ({from, to, title}) =>
        to === undefined ? textOf(from ?? title) : [from, to].flatMap((one) => (one ? textOf(one) : [])).join(' → '),
    },
  ],
  nodes: [
    bytes('bytes', 'size'),
    count('files'),
    text('category'),
    {
      title: 'PATH',
      of: ({kind, path, online}) => `${textOf(path)}${kind === 'rest' ? ' (the rest)' : ''}${online === false ? ' (offline)' : ''}`,
    },
  ],
  sums: [bytes('bytes', 'size'), count('files'), text('key', 'of')],
  tags: [text('name'), text('colour'), count('count'), count('on'), text('id'), text('parent')],
  saved: [text('name'), text('query'), text('path', 'below'), text('id')],
  libraries: [text('name'), {title: 'IN USE', of: (item) => (item['current'] ? 'yes' : '')}, text('id'), text('folder')],
  checks: [
    text('state'),
    text('about'),
    {title: 'WHAT', of: ({sentence, todo, command}) => [sentence, todo, command].flatMap((one) => (one ? textOf(one) : [])).join(' ')},
  ],
  lines: [time('at', 'time'), text('level'), text('source'), text('message')],
}

/** Every name of a group; those whose volume is away are marked. */
function pathsText(names: unknown): string {
  return (names as readonly {readonly path: string; readonly online: boolean}[])
    .map(({path, online}) => (online ? path : `${path} (offline)`))
    .join('  ')
}

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** A size for people, in powers of ten. */
export function sizeText(size: number): string {
  const power = Math.min(units.length - 1, size < 1000 ? 0 : Math.floor(Math.log10(size) / 3))
  return `${power === 0 ? size : (size / 1000 ** power).toFixed(1)} ${units[power]}`
}

/** An instant for people, in their own time zone. */
export function timeText(instant: unknown): string {
  if (instant === undefined) return ''
  const at = new Date(instant as string | number)
  if (Number.isNaN(at.getTime())) return textOf(instant)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
}
