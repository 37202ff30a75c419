import {amount} from './ui/format.ts'

/** What the page of settings says. */
export const settingsMessages = {
  title: 'Settings',
  lead: 'Each change holds at once. The same settings stand in a file, and on the command line as “onefold settings”.',
  search: 'Search settings',
  found: (n: number) => (n === 1 ? '1 setting found' : `${amount(n)} settings found`),
  none: 'No setting says that',
  noneText: 'Try another word: a part of a name, a choice, or of the sentence beside it.',
  standard: (value: string) => `Default: ${value}`,
  reset: 'Reset',
  resetNamed: (title: string) => `Reset “${title}”`,
  on: 'on',
  off: 'off',
  sections: {
    appearance: 'Appearance',
    language: 'Language',
    files: 'Files',
    background: 'Indexing and background work',
    desktop: 'Desktop and notices',
    library: 'Library',
    advanced: 'Advanced',
  },

  theme: {
    title: 'Theme',
    text: 'Light or dark, for all windows.',
    options: {system: 'As the system', light: 'Light', dark: 'Dark'},
  },
  accent: {
    title: 'Accent colour',
    text: 'For what is chosen, for main buttons and for what the keyboard is at.',
    options: {blue: 'Blue', teal: 'Teal', green: 'Green', amber: 'Amber', rose: 'Rose', violet: 'Violet'},
  },
  density: {
    title: 'Density',
    text: 'How much room rows of files, buttons and lists take.',
    options: {compact: 'Compact', normal: 'Normal', roomy: 'Roomy'},
  },
  textSize: {
    title: 'Text size',
    text: 'Of all text in windows; rows of files grow with it. Ctrl with + and − makes one window larger as a whole.',
    options: {'90': '90%', '100': '100%', '110': '110%', '125': '125%', '150': '150%'},
  },
  language: {
    title: 'Language',
    text: 'Of windows, menus and notices. What the core itself says, as the reasons of failures, is English.',
    options: {
      system: 'As the system',
      en: 'English',
      de: 'Deutsch',
      'en-XA': 'For checking: longer, with accents',
      'ar-XB': 'For checking: from right to left',
    },
  },
  showHidden: {title: 'Hidden files', text: 'Show files and folders that the system hides.'},
  keepSearches: {
    title: 'Keep recent searches',
    text: 'The search box offers them again. They stay on this machine; switched off, they are forgotten.',
  },
  indexMode: {
    title: 'Index of new locations',
    text: 'How much of each file is read when a location is added. Locations that are there keep theirs.',
    options: {
      shallow: 'Names, sizes and dates',
      content: 'Also what identifies contents',
      deep: 'Also every byte of large files',
    },
  },
  coresWhileActive: {
    title: 'While this machine is in use',
    text: 'So much of the machine background work may take. Work that you ask for is never slowed down.',
    options: {'1': 'One core', '2': 'Two cores', '64': 'All cores'},
  },
  coresWhileIdle: {
    title: 'While nobody uses it',
    text: 'The same when neither keyboard nor pointer was touched for a while.',
    options: {'1': 'One core', '2': 'Two cores', '0': 'All cores'},
  },
  hashOnBattery: {
    title: 'Read contents on battery',
    text: 'Else background work only looks at names, sizes and dates until the machine is plugged in.',
  },
  pauseBackground: {
    title: 'Pause background work',
    text: 'It waits until this is switched off again. What you ask for is done all the same.',
  },
  pauseUntil: {title: 'Background work is paused until', text: 'Set in the menu of the tray.'},
  closeToTray: {
    title: 'Keep running in the tray',
    text: 'Closing the last window hides it; the menu of the tray opens it again and quits.',
  },
  startAtLogin: {title: 'Start with my session', text: 'Without a window where there is a tray, so that the index stays up to date.'},
  notify: {title: 'Notices', text: 'Tell me when long work is done or something needs me, while no window is looked at.'},
  hotKey: {
    title: 'Search from anywhere',
    text: 'These keys bring a window to the front with its search box, whatever program is in use.',
    options: {
      off: 'Off',
      'Control+Shift+Space': 'Ctrl+Shift+Space',
      'Control+Alt+Space': 'Ctrl+Alt+Space',
      'Alt+Shift+Space': 'Alt+Shift+Space',
      'Super+Shift+Space': 'Super+Shift+Space',
    },
  },
  workers: {title: 'Threads that read disks', text: 'From 1 to 16; holds from the next start on. More help with fast disks only.'},
  logLevel: {
    title: 'Log',
    text: 'What is written into the log, from this on.',
    options: {debug: 'Everything', info: 'What happens', warn: 'Warnings', error: 'Errors only'},
  },

  file: 'Settings file',
  fileText: 'Changes that are made in it hold as soon as it is saved. Keys that this version does not know are kept.',
  copyPath: 'Copy path',
  open: 'Open',
  problems: 'In the settings file something does not fit',
  healthText: 'Whether folders can be read, changes are noticed, and the library is whole and backed up.',
  showHealth: 'Show health',
  versions: 'Replaced files',
  versionsText:
    'When an act replaces a file, its old form goes to the folder .onefold-versions on the same volume, so that Undo can bring it back.',
} as const
