import {app, BrowserWindow, Menu, type MenuItemConstructorOptions} from 'electron'
import type {MenuBar, MenuCommand, MenuSections} from '../../contract/menu-bar.ts'

/** What the menus can do: a new window here, all else by a command in the window that is looked at. */
export interface MenuActs {
  openWindow(): void
  command(id: string): void
}

/** The menus that the system expects of an application. They hold what the window that is looked at has told, beside what the system does itself. */
export interface AppMenu {
  tell(window: number, bar: MenuBar): void
}

const nothing: MenuBar = {app: [], file: [], view: [], go: [], help: []}

/** Sets the menus; outside macOS they show at Alt. */
export function openAppMenu(acts: MenuActs): AppMenu {
  const told = new Map<number, MenuBar>()
  let shown = nothing
  const show = (bar: MenuBar): void => {
    const before = shown
    shown = bar
    // A menu that is replaced while it is open closes: what can be done is changed in its place.
    if (namesOf(before) === namesOf(bar)) enable(bar)
    else Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(process.platform, acts, bar)))
  }
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(process.platform, acts, nothing)))
  app.dock?.setMenu(Menu.buildFromTemplate([{label: 'New Window', click: acts.openWindow}]))
  if (process.platform === 'win32') {
    app.setAppUserModelId('org.onefold.app')
    const task = {program: process.execPath, iconPath: process.execPath, iconIndex: 0}
    app.setUserTasks([{...task, arguments: '--new-window', title: 'New Window', description: 'Opens another window of Onefold'}])
  }
  app.on('browser-window-focus', (_event, {id}) => {
    const bar = told.get(id)
    if (bar) show(bar)
  })
  return {
    tell: (window, bar) => {
      told.set(window, bar)
      const focused = BrowserWindow.getFocusedWindow()
      if (!focused || focused.id === window) show(bar)
    },
  }
}

const commandsOf = (bar: MenuBar): readonly MenuCommand[] => Object.values(bar).flat(2)

const namesOf = (bar: MenuBar): string => JSON.stringify(commandsOf(bar).map(({id, title, accelerator}) => [id, title, accelerator]))

function enable(bar: MenuBar): void {
  for (const {id, enabled} of commandsOf(bar)) {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id)
    if (item) item.enabled = enabled
  }
}

export function appMenu(platform: NodeJS.Platform, acts: MenuActs, bar: MenuBar): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const sections = (of: MenuSections): MenuItemConstructorOptions[] =>
    of.flatMap((section) => [...section.map((command) => entryOf(command, acts)), line])
  return [
    ...(mac ? [macMenu(sections(bar.app))] : []),
    {
      label: '&File',
      submenu: [
        ...(bar.file.length > 0 ? sections(bar.file) : [{label: 'New Window', click: acts.openWindow}, line]),
        ...(mac ? [] : sections(bar.app)),
        {role: 'close', label: 'Close Window', accelerator: mac ? 'Command+Shift+W' : 'Alt+F4'},
        ...(mac ? [] : [{role: 'quit'} as const]),
      ],
    },
    {role: 'editMenu', label: '&Edit'},
    {
      label: '&View',
      submenu: [
        ...sections(bar.view),
        {role: 'resetZoom'},
        {role: 'zoomIn'},
        {role: 'zoomOut'},
        {role: 'togglefullscreen'},
        line,
        {role: 'toggleDevTools'},
      ],
    },
    // What has no entry yet is no menu.
    ...(bar.go.length > 0 ? [{label: '&Go', submenu: sections(bar.go).slice(0, -1)}] : []),
    {role: 'windowMenu', label: '&Window'},
    {role: 'help', label: '&Help', submenu: [...sections(bar.help), {label: `Onefold ${app.getVersion()}`, enabled: false}]},
  ]
}

const line: MenuItemConstructorOptions = {type: 'separator'}

/** The page hears its keys itself; the menu shows them, and must not answer them a second time. */
function entryOf({id, title, accelerator, enabled}: MenuCommand, acts: MenuActs): MenuItemConstructorOptions {
  return {
    id,
    label: title.replaceAll('&', '&&'),
    enabled,
    // On macOS there may be no window that could do it.
    click: id === 'window.new' ? acts.openWindow : () => acts.command(id),
    ...(accelerator === undefined ? {} : {accelerator, registerAccelerator: false}),
  }
}

const macMenu = (own: MenuItemConstructorOptions[]): MenuItemConstructorOptions => ({
  role: 'appMenu',
  submenu: [
    {role: 'about'},
    line,
    ...own,
    {role: 'services'},
    line,
    {role: 'hide'},
    {role: 'hideOthers'},
    {role: 'unhide'},
    line,
    {role: 'quit'},
  ],
})
