import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {layout} from './layout.mjs'

/*
 * `npm install` against a registry that does not carry the native builds for other platforms leaves them out of package-lock.json
 * without a word, and `npm ci` then refuses the file everywhere. Run `node build/complete-lock.mjs` after each `npm install`:
 * it adds what is missing; such builds are pinned by version alone, because their content could not be seen.
 */
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** The optional packages that a lock file asks for and does not hold. */
export function missingFromLock({packages}) {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !folders(path).some((folder) => Object.hasOwn(packages, `${folder}node_modules/${name}`)))
      .map(([name, version]) => ({name, version, dev: entry.dev})),
  )
}

/** Where Node looks for what a package imports, innermost first. */
function folders(path) {
  const parts = path.split('node_modules/').slice(0, -1)
  return [`${path}/`, ...parts.map((_, at) => parts.slice(0, parts.length - at).join('node_modules/'))]
}

/** What npm must know of a native build to leave it alone elsewhere: it is all in the package's name. */
export function entryFor({name, version, dev}) {
  const words = name.split('/').at(-1).split('-')
  const cpu = words.find((word) => PROCESSORS.includes(word))
  const os = words.find((word) => SYSTEMS.includes(word))
  if (cpu === undefined || !/^\d+\.\d+\.\d+$/.test(version))
    throw new Error(`package-lock.json lacks ${name}@${version}, which is no native build; add it by hand.`)
  const libc = os === 'linux' ? {gnu: 'glibc', mus: 'musl'}[words.at(-1).slice(0, 3)] : undefined
  return {version, cpu: [cpu], ...(dev && {dev}), ...(libc && {libc: [libc]}), license: 'MIT', optional: true, ...(os && {os: [os]})}
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = join(layout.root, 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const missing = missingFromLock(lock)
  for (const build of missing) lock.packages[`node_modules/${build.name}`] = entryFor(build)
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  process.stdout.write(`${missing.length} builds for other platforms added\n`)
}
