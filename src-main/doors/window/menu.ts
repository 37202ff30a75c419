import {Menu, type MenuItemConstructorOptions} from 'electron'

/** Sets the menu that the system expects of an application; it holds only what there is. */
export function setAppMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(process.platform)))
}

export function appMenu(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  return [
    ...(mac ? [{role: 'appMenu'} as const] : []),
    {role: 'fileMenu'},
    {role: 'editMenu'},
    {
      label: 'View',
      submenu: [
        {role: 'reload'},
        {type: 'separator'},
        {role: 'resetZoom'},
        {role: 'zoomIn'},
        {role: 'zoomOut'},
        {type: 'separator'},
        {role: 'togglefullscreen'},
        {role: 'toggleDevTools'},
      ],
    },
    {role: 'windowMenu'},
  ]
}
