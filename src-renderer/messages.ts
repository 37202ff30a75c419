import {actMessages, pageMessages} from './act-messages.ts'
import {basketMessages} from './basket-messages.ts'
import {commandMessages} from './command-messages.ts'
import {healthMessages} from './health-messages.ts'
import {inspectMessages} from './inspect-messages.ts'
import {jobMessages} from './job-messages.ts'
import {liveWords} from './languages/live-words.ts'
import {previewMessages} from './preview-messages.ts'
import {planMessages} from './plan-messages.ts'
import {settingsMessages} from './settings-messages.ts'
import {overviewMessages, sizeMessages, timelineMessages} from './size-messages.ts'
import {searchMessages} from './search-messages.ts'
import {shellMessages} from './shell-messages.ts'
import {tabMessages} from './tab-messages.ts'
import {tagMessages} from './tag-messages.ts'
import {amount} from './ui/format.ts'

const plural = new Intl.PluralRules('en')
const count = (n: number, one: string, other: string): string => `${amount(n)} ${plural.select(n) === 'one' ? one : other}`

export type {CommandId} from './command-messages.ts'

/** Every sentence of the window in one table, in English; other languages are tables of the same keys in `languages/`. */
export const english = {
  appName: 'Onefold',
  /** Shorter than what is said in numbers. */
  instant: 'less than a second',
  home: 'Home',
  sidebar: 'Sidebar',
  path: 'Path',
  files: 'Files',
  jobs: 'Jobs',
  overlays: 'Menus and dialogs',
  close: 'Close',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  tryAgain: 'Try again',

  act: actMessages,
  command: commandMessages,
  pages: {
    ...pageMessages,
    basket: basketMessages,
    sizes: sizeMessages,
    timeline: timelineMessages,
    settings: settingsMessages,
    health: healthMessages,
  },
  inspect: inspectMessages,
  plan: planMessages,
  overview: overviewMessages,
  shell: shellMessages,
  tabs: tabMessages,
  tags: tagMessages,

  session: {
    connecting: 'Opening your library…',
    lost: 'The core stopped. Starting it again…',
    refusedTitle: 'This window cannot work with its core',
    reload: 'Load again',
  },

  navigation: {
    back: 'Back',
    forward: 'Forward',
    up: 'Up one folder',
    editPath: 'Edit path',
    address: 'Path or address',
    list: 'List',
    grid: 'Grid',
    view: 'View',
    settings: 'Settings',
    toolbar: 'Toolbar',
    foldersBetween: (n: number) => (n === 1 ? 'One folder between' : `${amount(n)} folders between`),
  },

  places: {
    lead: 'Every disk and device that is yours, in one place.',
    begin: 'Begin with a folder',
    beginText:
      'Open any folder at once. Index the ones that matter: then they are searched as you type, and still there while their disk is away.',
    folders: 'Your folders',
    indexed: 'Indexed',
    noPlaces: 'No usual folders were found here. Type a path with Ctrl+L, or add a location.',
  },

  locations: {
    title: 'Locations',
    add: 'Add location',
    addTitle: 'Add a location',
    addText: 'Its files and folders are kept in the index. Nothing is written to it, and its files stay where they are.',
    folder: 'Folder',
    folderHint: '/home/you/Pictures, or an sd:// address',
    choose: 'Choose…',
    addNow: 'Add',
    none: 'No folder is indexed yet.',
    open: 'Open',
    removeTitle: (name: string) => `Remove “${name}”?`,
    removeText: 'Onefold forgets this location. Its files stay where they are.',
    removeNow: 'Remove',
    indexThis: 'Index this folder',
    notIndexed: 'This folder is not indexed: search does not know what is in it.',
    added: (name: string) => `“${name}” is being indexed.`,
    indexedNow: (name: string) => `“${name}” is indexed.`,
    state: {ready: 'up to date', indexing: 'being indexed', offline: 'offline', partial: 'some parts could not be read'},
    brief: (files: number, size: string) => `${count(files, 'file', 'files')}, ${size}`,
    facts: (files: number, folders: number, size: string) =>
      `${count(files, 'file', 'files')}, ${count(folders, 'folder', 'folders')}, ${size}`,
  },

  rules: {
    title: (name: string) => `What “${name}” leaves out`,
    text: 'What is left out is not in the index. Its files stay where they are.',
    presets: 'Sets of rules',
    names: {
      developer: 'What tools can make again',
      'system-junk': 'Leavings of systems and editors',
      hidden: 'Hidden files',
      gitignore: '.gitignore files',
    } as Readonly<Record<string, string>>,
    own: 'Own patterns, one a line',
    ownHint: '*.log\n/build/\n!keep.log',
    inFolders: 'Rules of single folders',
    save: 'Save rules',
    saved: (name: string) => `The rules of “${name}” hold now.`,
    test: 'Try a path',
    testHint: 'photos/raw/one.nef, or a folder/',
    ask: 'Try',
    leftOut: (rule: string, place: string) => `Left out by “${rule}” (${place}).`,
    kept: (rule: string, place: string) => `Kept by “${rule}” (${place}).`,
    withFolder: (folder: string) => `It goes with the folder ${folder}.`,
    noRule: 'No rule is about it: it is in the index.',
    notIndexed: (why: string) => `Not in the index: ${why}.`,
  },

  volumes: {
    title: 'Volumes',
    free: (free: string, total: string) => `${free} free of ${total}`,
    used: (name: string) => `Used space of ${name}`,
    state: {online: 'connected', offline: 'not connected', silent: 'does not answer'},
    lastSeen: (at: string) => `last seen ${at}`,
    readOnly: 'read‑only',
    measured: (name: string, read: string, write: string) => `${name}: ${[read, write].filter((part) => part !== '').join(', ')}.`,
    reads: (rate: string) => `reads ${rate} a second`,
    writes: (rate: string) => `writes ${rate} a second`,
    ejected: (name: string) => `${name} can be pulled out.`,
    about: {
      state: 'State',
      seen: 'Last seen',
      space: 'Space',
      indexed: 'Indexed',
      kinds: 'Most of it',
      kind: (category: string, n: number) => `${category} ${amount(n)}`,
      locations: 'Locations',
      fileSystem: 'File system',
      can: (name: string, can: {readonly reflink: boolean | 'maybe'; readonly caseSensitive: boolean | 'maybe'}) =>
        [
          name,
          can.caseSensitive === false ? 'large and small letters are the same' : '',
          can.reflink === true ? 'copies share their space' : '',
        ]
          .filter((part) => part !== '')
          .join(', '),
      speed: 'Speed',
      unmeasured: 'not measured yet',
    },
  },

  columns: {name: 'Name', folder: 'Folder', size: 'Size', modified: 'Modified', created: 'Created', kind: 'Kind'},

  categories: {
    folder: 'Folder',
    image: 'Image',
    video: 'Video',
    audio: 'Audio',
    document: 'Document',
    text: 'Text',
    code: 'Code',
    archive: 'Archive',
    font: 'Font',
    book: 'Book',
    database: 'Database',
    executable: 'Program',
    spreadsheet: 'Spreadsheet',
    presentation: 'Presentation',
    config: 'Configuration',
    model: '3-D model',
    key: 'Key',
    binary: 'Binary file',
    calendar: 'Calendar',
    contact: 'Contact',
    'disk-image': 'Disk image',
    email: 'Message',
    encrypted: 'Encrypted file',
    package: 'Package',
    shortcut: 'Shortcut',
    system: 'System file',
    web: 'Web page',
    link: 'Link',
    special: 'Special file',
    unknown: 'File',
  } as Readonly<Record<string, string>>,
  kindWithExtension: (extension: string, category: string) => `${extension} ${category.toLowerCase()}`,

  file: {
    open: 'Open',
    standard: (name: string) => `${name} (standard)`,
    reveal: 'Reveal in file manager',
    copied: (n: number) => (n === 1 ? 'The path is copied.' : `${amount(n)} paths are copied.`),
    notCopied: 'The path could not be copied: this window may not use the clipboard.',
    showInFolder: 'Show in its folder',
    loading: 'Loading…',
    away: 'not connected',
    tooMany: (n: number) => `Only the first ${amount(n)} are copied.`,
  },

  empty: {
    folder: 'This folder is empty',
    folderText: 'Files that arrive here show at once when the folder is indexed.',
    hiddenText: 'Hidden files are not shown. Press Ctrl+H to show them.',
    results: 'Nothing found',
    resultsText: (query: string) => `Nothing matches “${query}”. A word may stand anywhere in a name; fewer letters find more.`,
    filteredText: 'No file passes the filters. Take one away to find more.',
    notIndexedText: 'Search knows the folders that are indexed. Add a location to search it.',
    failed: 'This cannot be shown',
    offline: 'This volume is offline',
    unreadable: 'This folder may not be read',
    missing: 'There is nothing at this path',
    gone: 'This folder is no longer here',
    goneText: 'It was moved away or deleted. It shows again as soon as it is back.',
    above: 'Go to the folder above',
    opening: 'Opening…',
  },

  search: searchMessages,

  status: {
    items: (n: number) => count(n, 'item', 'items'),
    selected: (n: number) => `${amount(n)} selected`,
    selectedWith: (n: number, size: string) => `${amount(n)} selected, ${size}`,
    selecting: 'Selecting…',
  },

  job: jobMessages,
  preview: previewMessages,
}

const live = liveWords(english)

/** The same in the language that is spoken now: what the window draws with. */
export const messages = live.words

/** From now on the window says these words. */
export const speakWords = live.speak
