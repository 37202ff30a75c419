import {fileURLToPath} from 'node:url'
import {join} from 'node:path'

const root = fileURLToPath(new URL('..', import.meta.url))
const windows = process.platform === 'win32'

/** Where set-up keeps what it makes; all of it can be deleted and is made again. */
export const layout = {
  root,
  /** Holds Node and half-made output; never part of a package. */
  toolchain: join(root, '.toolchain'),
  node: join(root, '.toolchain/node_modules/node/bin', windows ? 'node.exe' : 'node'),
  lock: join(root, '.toolchain/lock'),
  next: join(root, '.toolchain/next'),
  icons: join(root, '.toolchain/icons'),
  modules: join(root, 'node_modules'),
  /** The hash of the lock file that node_modules was laid out from. */
  installed: join(root, 'node_modules/.onefold-installed'),
  out: join(root, 'out'),
  /** What is given to others: packages. */
  dist: join(root, 'dist'),
  /** The hash of the sources that out/ was built from; its time is what ./onefold compares with. */
  built: join(root, 'out/.built'),
  /** The Node that ./onefold runs, as a path. */
  runtime: join(root, 'out/.node'),
}
