import {execFileSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {layout} from './layout.mjs'

const FOLDERS = ['src-main', 'src-preload', 'src-renderer']
const SOURCE = /\.tsx?$/

/**
 * Holds the sources below a folder against the room table. Every source file must have been seen: with a TypeScript that it
 * does not know, dependency-cruiser sees none and calls that a success.
 */
export async function askRooms(root) {
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)))
  const cruiser = join(layout.modules, 'dependency-cruiser/bin/dependency-cruiser.mjs')
  const command = [cruiser, '--config', join(layout.root, '.dependency-cruiser.mjs'), '--output-type', 'json', ...folders]
  const {modules, summary} = JSON.parse(runForOutput(command, root))
  const seen = new Set(modules.map(({source}) => source))
  const files = (await Promise.all(folders.map((folder) => sourcesIn(root, folder)))).flat()
  const unseen = files.filter((file) => !seen.has(file))
  const violations = summary.violations.map(({rule, from, to, cycle}) => ({
    rule: rule.name,
    from,
    to: cycle?.map(({name}) => name).join(' → ') ?? to,
  }))
  return {seen: files.length - unseen.length, unseen, violations}
}

async function sourcesIn(root, folder) {
  const entries = await readdir(join(root, folder), {recursive: true})
  return entries.filter((path) => SOURCE.test(path) && !path.endsWith('.d.ts')).map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
}

/** The exit code is the number of violations; they are in the output, too. */
function runForOutput(command, cwd) {
  try {
    return execFileSync(process.execPath, command, {cwd, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe']})
  } catch (error) {
    if (error.stdout?.startsWith('{')) return error.stdout
    throw new Error(`dependency-cruiser could not run: ${error.stderr}`, {cause: error})
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const {seen, unseen, violations} = await askRooms(layout.root)
  for (const {rule, from, to} of violations) process.stdout.write(`${rule}: ${from} → ${to}\n`)
  for (const file of unseen) process.stdout.write(`not seen by dependency-cruiser: ${file}\n`)
  process.stdout.write(`${seen} modules seen, ${violations.length} violations\n`)
  process.exitCode = violations.length + unseen.length === 0 ? 0 : 1
}
