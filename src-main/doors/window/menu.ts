import {app, BrowserWindow, Menu, type MenuItemConstructorOptions} from 'electron'
import type {MenuBar, MenuCommand, MenuSections} from '../../contract/menu-bar.ts'
import {editItems, macItems, roleItem, windowItems} from './role-items.ts'
import {shellWords} from './words/shell-words.ts'

/** What the menus can do: a new window here, all else by a command in the window that is looked at. */
export interface MenuActs {
  openWindow(): void
  command(id: string): void
}

/** The menus that the system expects of an application. They hold what the window that is looked at has told, beside what the system does itself. */
export interface AppMenu {
  tell(window: number, bar: MenuBar): void
  /** Another language is spoken from now on. */
  speak(): void
}

const nothing: MenuBar = {app: [], file: [], view: [], go: [], help: []}

/** Sets the menus, in the language that is spoken; outside macOS they show at Alt. */
export function openAppMenu(acts: MenuActs): AppMenu {
  const told = new Map<number, MenuBar>()
  let shown = nothing
  const show = (bar: MenuBar): void => {
    const before = shown
    shown = bar
    // A menu that is replaced while it is open closes: what can be done is changed in its place.
    if (namesOf(before) === namesOf(bar)) enable(bar)
    else setMenu(acts, bar)
  }
  setMenu(acts, nothing)
  app.on('browser-window-focus', (_event, {id}) => {
    const bar = told.get(id)
    if (bar) show(bar)
  })
  return {
    tell: (window, bar) => {
      told.set(window, bar)
      const focused = BrowserWindow.getFocusedWindow()
      if (!focused || (focused.getParentWindow() ?? focused).id === window) show(bar)
    },
    speak: () => setMenu(acts, shown),
  }
}

function setMenu(acts: MenuActs, bar: MenuBar): void {
  const words = shellWords().menu
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(process.platform, acts, bar)))
  app.dock?.setMenu(Menu.buildFromTemplate([{label: words.newWindow, click: acts.openWindow}]))
  if (process.platform === 'win32') {
    app.setAppUserModelId('org.onefold.app')
    const task = {program: process.execPath, iconPath: process.execPath, iconIndex: 0}
    app.setUserTasks([{...task, arguments: '--new-window', title: words.newWindow, description: words.newWindowText}])
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
  const words = shellWords().menu
  const sections = (of: MenuSections): MenuItemConstructorOptions[] =>
    of.flatMap((section) => [...section.map((command) => entryOf(command, acts)), line])
  return [
    ...(mac ? [{role: 'appMenu', submenu: macItems(sections(bar.app).slice(0, -1))} as const] : []),
    {
      label: words.file,
      submenu: [
        ...(bar.file.length > 0 ? sections(bar.file) : [{label: words.newWindow, click: acts.openWindow}, line]),
        ...(mac ? [] : sections(bar.app)),
        {...roleItem('close'), accelerator: mac ? 'Command+Shift+W' : 'Alt+F4'},
        ...(mac ? [] : [roleItem('quit')]),
      ],
    },
    {label: words.edit, submenu: editItems()},
    {
      label: words.view,
      submenu: [
        ...sections(bar.view),
        ...(['resetZoom', 'zoomIn', 'zoomOut'] as const).map(roleItem),
        ...zoomKeys(),
        roleItem('togglefullscreen'),
        line,
        roleItem('toggleDevTools'),
      ],
    },
    // What has no entry yet is no menu.
    ...(bar.go.length > 0 ? [{label: words.go, submenu: sections(bar.go).slice(0, -1)}] : []),
    {role: 'window', label: words.window, submenu: windowItems(mac)},
    {role: 'help', label: words.help, submenu: [...sections(bar.help), {label: `Onefold ${app.getVersion()}`, enabled: false}]},
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

/** “Plus” stands for the sign with Shift: as in a browser, the key alone and those of the number pad do the same. */
const zoomKeys = (): MenuItemConstructorOptions[] =>
  (
    [
      ['zoomIn', 'CommandOrControl+='],
      ['zoomIn', 'CommandOrControl+numadd'],
      ['zoomOut', 'CommandOrControl+numsub'],
      ['resetZoom', 'CommandOrControl+num0'],
    ] as const
  ).map(([role, accelerator]) => ({...roleItem(role), accelerator, visible: false}))
