import './swatch.css'

/** The colours of sizes: each stands for several categories, so that one can tell them apart. */
export const colourGroups = ['image', 'video', 'audio', 'document', 'code', 'archive', 'other'] as const
export type ColourGroup = (typeof colourGroups)[number]

const groups: Readonly<Record<string, ColourGroup>> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  document: 'document',
  spreadsheet: 'document',
  presentation: 'document',
  book: 'document',
  text: 'document',
  email: 'document',
  code: 'code',
  config: 'code',
  web: 'code',
  database: 'code',
  archive: 'archive',
  package: 'archive',
  'disk-image': 'archive',
}

export function groupOf(category: string | undefined): ColourGroup {
  return groups[category ?? ''] ?? 'other'
}
