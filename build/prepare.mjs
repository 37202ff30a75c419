import {buildBundle, isBundleFresh} from './bundle.mjs'
import {areDependenciesInstalled, installDependencies} from './dependencies.mjs'
import {withLock} from './lock.mjs'

/** Makes the checkout ready to run: packages and out/, each only when it is not what the sources ask for, or built `again`. */
export async function prepare({again}) {
  if (!again && (await areDependenciesInstalled()) && (await isBundleFresh())) return
  await withLock(async () => {
    if (!(await areDependenciesInstalled())) await installDependencies()
    if (again || !(await isBundleFresh())) await buildBundle()
  })
}
