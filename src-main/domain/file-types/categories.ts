/** What a content is to a person. The order is part of nothing but lists; the words are part of the contract of searches. */
export const categories = [
  'folder', 'image', 'video', 'audio', 'document', 'spreadsheet', 'presentation', 'book', 'text', 'code', 'config', 'web', 'database', 'archive', 'package', 'font',
  'model', 'executable', 'disk-image', 'email', 'calendar', 'contact', 'shortcut', 'key', 'encrypted', 'binary', 'link', 'special', 'unknown',
] as const
export type Category = (typeof categories)[number]
