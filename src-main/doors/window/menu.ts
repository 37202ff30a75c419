import {app, Menu, type MenuItemConstructorOptions} from 'electron'
import {editItems, macItems, roleItem, windowItems} from './role-items.ts'
import {shellWords} from './words/shell-words.ts'

/** What the menus can do: a new window here, all else by a command in the window that is looked at. */
export interface MenuActs {
  openWindow(): void
  command(id: string): void
}

/** Sets the menus that the system expects of an application, in the language that is spoken; they hold only what there is. Outside macOS they show at Alt. */
export function setAppMenu(acts: MenuActs): void {
  const words = shellWords().menu
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(process.platform, acts)))
  app.dock?.setMenu(Menu.buildFromTemplate([{label: words.newWindow, click: acts.openWindow}]))
  if (process.platform === 'win32') {
    app.setAppUserModelId('org.onefold.app')
    const task = {program: process.execPath, iconPath: process.execPath, iconIndex: 0}
    app.setUserTasks([{...task, arguments: '--new-window', title: words.newWindow, description: words.newWindowText}])
  }
}

export function appMenu(platform: NodeJS.Platform, acts: MenuActs): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const words = shellWords().menu
  // The page hears its keys itself; the menu shows them, and must not answer them a second time.
  const command = (label: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => acts.command(id),
    ...(accelerator === undefined ? {} : {accelerator, registerAccelerator: false}),
  })
  const line: MenuItemConstructorOptions = {type: 'separator'}
  const settings = command(words.settings, 'app.settings', 'CommandOrControl+,')
  return [
    ...(mac ? [{role: 'appMenu', submenu: macItems([settings])} as const] : []),
    {
      label: words.file,
      submenu: [
        {label: words.newWindow, accelerator: 'CommandOrControl+N', click: acts.openWindow},
        command(words.addLocation, 'location.add'),
        line,
        ...(mac ? [] : [settings, line]),
        {...roleItem('close'), accelerator: mac ? 'Command+Shift+W' : 'Alt+F4'},
        ...(mac ? [] : [roleItem('quit')]),
      ],
    },
    {label: words.edit, submenu: editItems()},
    {
      label: words.view,
      submenu: [
        command(words.grid, 'view.grid', 'CommandOrControl+1'),
        command(words.list, 'view.list', 'CommandOrControl+2'),
        command(words.hidden, 'view.hidden', mac ? 'Command+Shift+.' : 'Control+H'),
        line,
        command(words.reload, 'view.reload', mac ? 'Command+R' : 'F5'),
        ...(['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'] as const).map(roleItem),
        line,
        roleItem('toggleDevTools'),
      ],
    },
    goMenu(mac, command),
    {role: 'window', label: words.window, submenu: windowItems(mac)},
    {role: 'help', label: words.help, submenu: [{label: `Onefold ${app.getVersion()}`, enabled: false}]},
  ]
}

function goMenu(
  mac: boolean,
  command: (label: string, id: string, accelerator?: string) => MenuItemConstructorOptions,
): MenuItemConstructorOptions {
  const words = shellWords().menu
  return {
    label: words.go,
    submenu: [
      command(words.back, 'go.back', mac ? 'Command+[' : 'Alt+Left'),
      command(words.forward, 'go.forward', mac ? 'Command+]' : 'Alt+Right'),
      command(words.up, 'go.up', mac ? 'Command+Up' : 'Alt+Up'),
      {type: 'separator'},
      command(words.home, 'go.home', mac ? 'Command+Shift+H' : 'Alt+Home'),
      command(words.path, 'go.path', 'CommandOrControl+L'),
      command(words.search, 'go.search', 'CommandOrControl+F'),
      {type: 'separator'},
      command(words.activity, 'page.activity'),
    ],
  }
}
