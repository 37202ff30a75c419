import {readFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {fetchElectron, layOutElectron} from './electron.mjs'
import {makeIcons} from './icons/make-icons.mjs'
import {layout} from './layout.mjs'
import {packageConfig} from './package-config.mjs'
import {say} from './run.mjs'

/** Makes a package for this system into dist/: with `--dir` unpacked, else what is installed. Electron is the one at hand. */
export async function packageApp(rest) {
  await layOutElectron()
  const electron = await fetchElectron()
  if (electron === undefined) throw new Error('There is no Electron here, and none could be fetched: nothing can be packaged.')
  await makeIcons(join(layout.root, 'src-renderer/ui/mark.svg'), layout.icons)
  const folder = process.platform === 'darwin' ? join(dirname(electron), '../../..') : dirname(electron)
  const version = (await readFile(join(folder, 'version'), 'utf8')).trim().replace(/^v/, '')
  say(`packaging with Electron ${version} …`)
  // Loaded only here: nothing else of set-up needs it.
  const {build, Platform} = await import('electron-builder')
  const targets = Platform.current().createTarget(rest.includes('--dir') ? 'dir' : undefined)
  await build({targets, publish: 'never', config: {...packageConfig, electronDist: folder, electronVersion: version}})
  say(`The package is in ${layout.dist}`)
  return 0
}
