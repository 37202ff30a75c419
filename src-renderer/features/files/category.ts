import {
  AppWindow,
  Archive,
  Binary,
  BookOpen,
  Box,
  CalendarDays,
  Contact,
  CornerUpRight,
  Database,
  Disc,
  File,
  FileCode2,
  FileCog,
  FileLock2,
  FileText,
  Film,
  Folder,
  Globe,
  Image,
  KeyRound,
  Link2,
  type LucideIcon,
  Mail,
  Music,
  Package,
  Plug,
  Presentation,
  Settings2,
  Sheet,
  Type,
} from 'lucide-react'
import type {Item} from '../../../src-main/contract/file.ts'
import {messages} from '../../messages.ts'

const icons: Readonly<Record<string, LucideIcon>> = {
  folder: Folder,
  image: Image,
  video: Film,
  audio: Music,
  document: FileText,
  text: FileText,
  code: FileCode2,
  archive: Archive,
  font: Type,
  book: BookOpen,
  database: Database,
  executable: AppWindow,
  spreadsheet: Sheet,
  presentation: Presentation,
  config: Settings2,
  model: Box,
  key: KeyRound,
  binary: Binary,
  calendar: CalendarDays,
  contact: Contact,
  'disk-image': Disc,
  email: Mail,
  encrypted: FileLock2,
  package: Package,
  shortcut: CornerUpRight,
  system: FileCog,
  web: Globe,
  link: Link2,
  special: Plug,
}

/** The icon that stands for a category; what is new to this window is a plain file. */
export function iconOf(category: string): LucideIcon {
  return icons[category] ?? File
}

/** What an entry is drawn as: kinds that are no files are their own category. */
export function categoryOf(item: Item): string {
  if (item.kind === 'dir') return 'folder'
  return item.kind === 'file' ? item.category : item.kind
}

/** `JPG image`, `Folder`: what the Kind column says. */
export function kindText(item: Item): string {
  const category = categoryOf(item)
  const word = messages.categories[category] ?? category.slice(0, 1).toUpperCase() + category.slice(1)
  if (item.kind !== 'file') return word
  const extension = /[^.]\.([A-Za-z0-9]{1,8})$/.exec(item.name)?.[1]
  return extension ? messages.kindWithExtension(extension.toUpperCase(), word) : word
}
