import {app, Menu, type MenuItemConstructorOptions} from 'electron'

/** What the menus can do: a new window here, all else by a command in the window that is looked at. */
export interface MenuActs {
  openWindow(): void
  command(id: string): void
}

/** Sets the menus that the system expects of an application; they hold only what there is. Outside macOS they show at Alt. */
export function setAppMenu(acts: MenuActs): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(process.platform, acts)))
  app.dock?.setMenu(Menu.buildFromTemplate([{label: 'New Window', click: acts.openWindow}]))
  if (process.platform === 'win32') {
    app.setAppUserModelId('org.onefold.app')
    const task = {program: process.execPath, iconPath: process.execPath, iconIndex: 0}
    app.setUserTasks([{...task, arguments: '--new-window', title: 'New Window', description: 'Opens another window of Onefold'}])
  }
}

export function appMenu(platform: NodeJS.Platform, acts: MenuActs): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  // The page hears its keys itself; the menu shows them, and must not answer them a second time.
  const command = (label: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => acts.command(id),
    ...(accelerator === undefined ? {} : {accelerator, registerAccelerator: false}),
  })
  const line: MenuItemConstructorOptions = {type: 'separator'}
  const settings = command('Settings…', 'app.settings', 'CommandOrControl+,')
  return [
    ...(mac ? [macMenu(settings)] : []),
    {
      label: '&File',
      submenu: [
        {label: 'New Window', accelerator: 'CommandOrControl+N', click: acts.openWindow},
        command('Add Location…', 'location.add'),
        line,
        ...(mac ? [] : [settings, line]),
        {role: 'close', label: 'Close Window', accelerator: mac ? 'Command+Shift+W' : 'Alt+F4'},
        ...(mac ? [] : [{role: 'quit'} as const]),
      ],
    },
    {role: 'editMenu', label: '&Edit'},
    {
      label: '&View',
      submenu: [
        command('As Grid', 'view.grid', 'CommandOrControl+1'),
        command('As List', 'view.list', 'CommandOrControl+2'),
        command('Hidden Files', 'view.hidden', mac ? 'Command+Shift+.' : 'Control+H'),
        line,
        command('Read Again', 'view.reload', mac ? 'Command+R' : 'F5'),
        {role: 'resetZoom'},
        {role: 'zoomIn'},
        {role: 'zoomOut'},
        {role: 'togglefullscreen'},
        line,
        {role: 'toggleDevTools'},
      ],
    },
    goMenu(mac, command),
    {role: 'windowMenu', label: '&Window'},
    {role: 'help', label: '&Help', submenu: [{label: `Onefold ${app.getVersion()}`, enabled: false}]},
  ]
}

const macMenu = (settings: MenuItemConstructorOptions): MenuItemConstructorOptions => ({
  role: 'appMenu',
  submenu: [
    {role: 'about'},
    {type: 'separator'},
    settings,
    {type: 'separator'},
    {role: 'services'},
    {type: 'separator'},
    {role: 'hide'},
    {role: 'hideOthers'},
    {role: 'unhide'},
    {type: 'separator'},
    {role: 'quit'},
  ],
})

function goMenu(
  mac: boolean,
  command: (label: string, id: string, accelerator?: string) => MenuItemConstructorOptions,
): MenuItemConstructorOptions {
  return {
    label: '&Go',
    submenu: [
      command('Back', 'go.back', mac ? 'Command+[' : 'Alt+Left'),
      command('Forward', 'go.forward', mac ? 'Command+]' : 'Alt+Right'),
      command('Up', 'go.up', mac ? 'Command+Up' : 'Alt+Up'),
      {type: 'separator'},
      command('Home', 'go.home', mac ? 'Command+Shift+H' : 'Alt+Home'),
      command('To a Path…', 'go.path', 'CommandOrControl+L'),
      command('Search', 'go.search', 'CommandOrControl+F'),
      {type: 'separator'},
      command('Activity', 'page.activity'),
    ],
  }
}
