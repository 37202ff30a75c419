import type {Decision} from '../src-main/contract/plan.ts'
import {amount} from './ui/format.ts'

const plural = new Intl.PluralRules('en')
const count = (n: number, one: string, other: string): string => `${amount(n)} ${plural.select(n) === 'one' ? one : other}`

/** What is told of an act before it is done. */
export const planMessages = {
  much: 'How much',
  without: 'All others',
  way: 'How',
  time: 'How long',
  room: 'Free space',
  same: 'The same',
  leftOut: 'Left out',
  taken: 'Taken names',
  stays: 'What stays',
  names: 'New names',
  refused: 'This cannot be done:',
  amount: (files: number, folders: number, size: string) =>
    [files > 0 || folders === 0 ? count(files, 'file', 'files') : '', folders > 0 ? count(folders, 'folder', 'folders') : '', size]
      .filter((part) => part !== '')
      .join(', '),
  ways: {
    rename: (n) =>
      n === 1 ? 'It stays on its disk, and only its place changes.' : 'They stay on their disk, and only their place changes.',
    clone: (n) =>
      n === 1
        ? 'The copy shares its blocks with the original until one of them changes.'
        : 'The copies share their blocks with the originals until one of them changes.',
    copy: () => 'All bytes are copied, read back and compared.',
    link: (n) => `Only ${n === 1 ? 'a name is' : 'names are'} made; no bytes are copied.`,
    trash: (n) => (n === 1 ? 'It goes to the trash of its disk.' : 'Each of them goes to the trash of its disk.'),
    delete: (n) => (n === 1 ? 'It is deleted where it lies.' : 'They are deleted where they lie.'),
  } as Readonly<Record<string, (n: number) => string>>,
  about: (time: string) => `About ${time}, by the speed of earlier work`,
  free: (size: string, volume: string) => `${size} are left${volume === '' ? '' : ` on ${volume}`}`,
  sameText: (n: number) => `${count(n, 'item has', 'items have')} the same content there and ${n === 1 ? 'is' : 'are'} skipped.`,
  leftOutText: (n: number) =>
    `${count(n, 'thing', 'things')} that cannot be brought: pipes, devices, mounted volumes, and links that lead out of an archive.`,
  taking: (n: number) => `${count(n, 'name is', 'names are')} taken.`,
  decided: {
    overwrite: (n: number) => `${count(n, 'file is', 'files are')} replaced; Undo brings the old back.`,
    'keep-both': (n: number) => `Of ${amount(n)} both are kept.`,
    skip: (n: number) => `${count(n, 'file is', 'files are')} skipped.`,
  } satisfies Record<Decision, (n: number) => string>,
  forGood: 'This cannot be undone.',
  inTrash: (n: number) => `${n === 1 ? 'It' : 'They'} can be brought back from the trash, and with Undo.`,
  undo: 'It can be taken back with Undo.',
  copiesLeft: (n: number) => `${count(n, 'content has', 'contents have')} other copies, which stay.`,
  becomes: (before: string, after: string) => `${before} → ${after}`,
  verbs: {
    'file.copy': 'Copy',
    'file.move': 'Move',
    'file.rename': 'Rename',
    'file.batch': 'Rename',
    'file.mkdir': 'Make folder',
    'file.paste': 'Paste',
    'file.gather': 'Move in',
    'file.flatten': 'Flatten',
    'file.clean': 'Move to trash',
    'file.duplicate': 'Duplicate',
    'file.extract': 'Extract',
    'file.compress': 'Compress',
    'file.link': 'Link',
    'file.trash': 'Move to trash',
    'file.restore': 'Restore',
    'file.repair': 'Repair',
  } as Readonly<Record<string, string>>,
}
