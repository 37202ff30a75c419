import {readFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {fetchElectron, layOutElectron} from './electron.mjs'
import {makeIcons} from './icons/make-icons.mjs'
import {layout} from './layout.mjs'
import {runQuietly, say} from './run.mjs'

const PACKAGES = {linux: '--linux', darwin: '--mac', win32: '--win'}

/** Makes a package for this system into dist/: with `--dir` unpacked, else what is installed. Electron is the one at hand. */
export async function packageApp(rest) {
  await layOutElectron()
  const electron = await fetchElectron()
  if (electron === undefined) throw new Error('There is no Electron here, and none could be fetched: nothing can be packaged.')
  await makeIcons(join(layout.root, 'src-renderer/ui/mark.svg'), layout.icons)
  const builder = join(layout.modules, 'electron-builder/cli.js')
  const folder = process.platform === 'darwin' ? join(dirname(electron), '../../..') : dirname(electron)
  const version = (await readFile(join(folder, 'version'), 'utf8')).trim().replace(/^v/, '')
  const words = ['--config', 'build/electron-builder.mjs', PACKAGES[process.platform], ...rest, '--publish', 'never']
  await runQuietly(`packaging with Electron ${version}`, [
    process.execPath,
    builder,
    ...words,
    `-c.electronDist=${folder}`,
    `-c.electronVersion=${version}`,
  ])
  say(`The package is in ${layout.dist}`)
  return 0
}
