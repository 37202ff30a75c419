import {amount} from './ui/format.ts'

const plural = new Intl.PluralRules('en')
const count = (n: number, one: string, other: string): string => `${amount(n)} ${plural.select(n) === 'one' ? one : other}`

/** What the quick preview says. */
export const previewMessages = {
  title: 'Preview',
  place: (at: number, of: number) => `${amount(at)} of ${amount(of)}`,
  previous: 'Previous file',
  next: 'Next file',
  full: 'Full screen',
  leaveFull: 'Leave full screen',
  close: 'Close preview',
  open: 'Open',
  making: 'Making the preview …',
  points: (width: number, height: number) => `${amount(width)} × ${amount(height)}`,
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  percent: (share: number) => `${Math.round(share * 100)} %`,
  picture: (name: string) => `Picture of ${name}`,
  pictureBroken: 'The picture could not be shown.',
  away: 'Its volume is not connected: this is the picture that was made before.',
  text: (name: string) => `Text of ${name}`,
  more: 'Load more',
  moreBytes: (shown: string, all: string) => `${shown} of ${all} shown`,
  sums: (files: number, folders: number, bytes: string) =>
    [files > 0 ? count(files, 'file', 'files') : '', folders > 0 ? count(folders, 'folder', 'folders') : '', bytes]
      .filter((part) => part !== '')
      .join(', '),
  kinds: 'Kinds of files',
  kind: 'Kind',
  number: 'Files',
  size: 'Size',
  emptyFolder: 'The folder is empty.',
  notWhole: 'This folder is not indexed: only what was looked at is counted.',
  entries: (name: string) => `What is in ${name}`,
  entry: 'Name',
  changed: 'Changed',
  unpacked: (bytes: string) => `${bytes} unpacked`,
  moreEntries: (n: number) => `and ${count(n, 'more entry', 'more entries')}`,
  cut: 'The archive is damaged or too large to be read to its end.',
  opens: 'Enter opens it with its program.',
  opensFolder: 'Enter opens the folder.',
  where: 'Where',
}
