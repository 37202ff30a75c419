/** What Linux desktops are told of the program: it opens folders and `onefold:` links, and is found under its words. */
export const desktopEntry = {
  Name: 'Onefold',
  GenericName: 'File Manager',
  Comment: 'One file system of all your disks and devices',
  Icon: 'onefold-app',
  Terminal: 'false',
  Type: 'Application',
  Categories: 'System;FileTools;FileManager;',
  Keywords: 'files;folders;search;duplicates;disks;',
  MimeType: 'inode/directory;x-scheme-handler/onefold;',
  StartupNotify: 'true',
  StartupWMClass: 'onefold-app',
}

/** What the launcher offers beside opening it. */
export const desktopActions = {
  'new-window': {Name: 'New Window', Exec: 'onefold-app --new-window'},
}

/** The text of the .desktop file for a program at a path; nothing installs it by itself. */
export function desktopFile(program) {
  const lines = (keys) => Object.entries(keys).map(([key, value]) => `${key}=${value}`)
  const actions = Object.entries(desktopActions).flatMap(([id, action]) => [
    '',
    `[Desktop Action ${id}]`,
    ...lines({...action, Exec: action.Exec.replace('onefold-app', quoted(program))}),
  ])
  const main = {...desktopEntry, Exec: `${quoted(program)} %U`, Actions: `${Object.keys(desktopActions).join(';')};`}
  return `${['[Desktop Entry]', ...lines(main), ...actions].join('\n')}\n`
}

/** A word of an Exec line as the Desktop Entry Specification quotes it; a % stands for itself when doubled. */
const quoted = (word) =>
  (/^[\w./+-]+$/.test(word) ? word : `"${word.replace(/(["`$\\])/g, '\\$1').replaceAll('\\', '\\\\')}"`).replaceAll('%', '%%')
