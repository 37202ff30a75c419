/** The forms in which archives are made. */
export const archiveFormats = ['zip', 'tar', 'tar.gz'] as const
/** One of them. */
export type ArchiveFormat = (typeof archiveFormats)[number]

/** The form that a name asks for; undefined where it tells none. */
export function archiveFormat(name: string): ArchiveFormat | undefined {
  const small = name.toLowerCase()
  if (small.endsWith('.zip')) return 'zip'
  if (small.endsWith('.tar.gz') || small.endsWith('.tgz')) return 'tar.gz'
  return small.endsWith('.tar') ? 'tar' : undefined
}
