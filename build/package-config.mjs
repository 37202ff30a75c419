import {chmod, copyFile, mkdir, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {desktopActions, desktopEntry, desktopFile} from './desktop-entry.mjs'
import {layout} from './layout.mjs'

/** Built into the window by the bundler, so that a package need not carry them. */
const IN_WINDOW = [
  'react',
  'react-dom',
  'scheduler',
  'zustand',
  'lucide-react',
  '@base-ui',
  '@base-ui-components',
  '@floating-ui',
  '@babel',
]
/** Sources of native modules, and what only their makers read. */
const NOT_SHIPPED = ['better-sqlite3/{deps,src,binding.gyp}', 'koffi/doc', '**/*.{md,ts,map}', '.cache']
/** A package holds what its own system loads; it is made on that system. */
const OTHERS = ['darwin', 'linux', 'linuxmusl', 'win32'].filter((name) => !name.startsWith(process.platform))

/** How the program becomes a package. Only the unpacked form for Linux is tried; docs/packaging.md says what is not. */
export const packageConfig = {
  appId: 'org.onefold.app',
  productName: 'Onefold',
  copyright: 'MIT',
  directories: {output: layout.dist, buildResources: layout.icons},
  files: [
    'package.json',
    'out/{main,preload,renderer}/**',
    'resources/**',
    ...IN_WINDOW.map((name) => `!node_modules/${name}/**`),
    ...NOT_SHIPPED.map((path) => `!node_modules/${path}`),
    ...OTHERS.map((name) => `!node_modules/better-sqlite3/prebuilds/${name}-*`),
  ],
  asar: true,
  // The system loads libraries from files of its own; all else stays in one archive, which the program is bound to.
  asarUnpack: ['**/*.node', '**/*.{so,dylib,dll}*', 'node_modules/{koffi,@koromix,better-sqlite3,@napi-rs,@parcel,sharp,@img}/**'],
  compression: 'normal',
  // Every native module carries its builds, of an interface that does not change with Electron.
  npmRebuild: false,
  electronLanguages: ['en', 'en-US'],
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  protocols: [{name: 'Onefold', schemes: ['onefold']}],
  mac: {
    target: ['dmg', 'zip'],
    icon: join(layout.icons, 'icon.icns'),
    category: 'public.app-category.utilities',
    darkModeSupport: true,
    extendInfo: {
      CFBundleDocumentTypes: [
        {CFBundleTypeName: 'Folder', CFBundleTypeRole: 'Viewer', LSHandlerRank: 'Alternate', LSItemContentTypes: ['public.folder']},
      ],
    },
  },
  win: {target: ['nsis'], icon: join(layout.icons, 'icon.ico')},
  nsis: {oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true},
  linux: {
    target: ['AppImage', 'deb', 'rpm'],
    icon: layout.icons,
    executableName: 'onefold-app',
    category: 'System;FileTools;FileManager',
    maintainer: 'Onefold',
    synopsis: desktopEntry.Comment,
    desktop: {entry: desktopEntry, desktopActions},
  },
  publish: null,
  afterExtract: dropDefaultApp,
  afterPack: addCommandLine,
}

/** Some builds of Electron keep an app of their own in `resources/app`, which ours must not stand beside. */
async function dropDefaultApp({appOutDir}) {
  await rm(join(appOutDir, 'resources/app'), {recursive: true, force: true})
}

/** Lays the command line into the package, and on Linux the .desktop file that whoever installs it may put in place. */
async function addCommandLine({appOutDir, electronPlatformName, packager}) {
  const resources = packager.getResourcesDir(appOutDir)
  const bin = join(resources, 'bin')
  await mkdir(bin, {recursive: true})
  const windows = electronPlatformName === 'win32'
  const name = windows ? 'onefold.cmd' : 'onefold'
  await copyFile(join(layout.root, 'build/launchers', windows ? 'onefold.cmd' : `onefold-${electronPlatformName}`), join(bin, name))
  if (!windows) await chmod(join(bin, name), 0o755)
  if (electronPlatformName !== 'linux') return
  await writeFile(join(resources, 'onefold.desktop'), desktopFile('onefold-app'))
}
