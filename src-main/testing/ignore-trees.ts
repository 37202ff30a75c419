import fs from 'node:fs'
import {seeded, type Seeded} from './seeded.ts'

/** A folder tree to be sown with .gitignore files: absolute path, and paths below it with one letter a byte (latin1). */
export interface SownTree {
  readonly root: string
  readonly folders: readonly string[]
  readonly files: readonly string[]
}

/** Adds names that are hard for patterns to some folders, and things that only look like what git knows. */
export function plantOddNames(root: string, seed: number): void {
  const random = seeded(seed)
  for (const folder of treeOf(root).folders.filter(() => random.chance(25))) {
    for (const name of oddNames.filter(() => random.chance(30))) fs.writeFileSync(bytes(root, `${folder}/${name}`), '')
    const look = random.below(6)
    if (look === 0) fs.mkdirSync(bytes(root, `${folder}/made.js/build`), {recursive: true})
    if (look === 1) fs.symlinkSync('.', bytes(root, `${folder}/build`))
    if (look === 2) fs.mkdirSync(bytes(root, `${folder}/like a repository/.git`), {recursive: true})
    if (look === 3) fs.writeFileSync(bytes(root, `${folder}/build`), '')
  }
}

const oddNames = [
  ' lead',
  'trail ',
  '#hash',
  '!bang',
  'a*b',
  'a[b',
  'a]b',
  'back\\slash',
  '\xff\xfe',
  'caf\xe9',
  'caf\xc3\xa9',
  'new\nline',
  '-',
  'x\r',
]

/** Writes .gitignore files into many folders, of all that gitignore(5) knows; what stood there is replaced. */
export function sowIgnoreFiles(root: string, seed: number): void {
  const random = seeded(seed)
  for (const folder of treeOf(root).folders) fs.rmSync(bytes(root, `${folder}/.gitignore`), {recursive: true, force: true})
  const tree = treeOf(root)
  fs.writeFileSync(`${root}/.git/info/exclude`, linesFor({tree, folder: '', random}), 'latin1')
  for (const folder of tree.folders) {
    const at = bytes(root, `${folder}/.gitignore`)
    if (!random.chance(40)) continue
    const kind = random.below(100)
    if (kind < 4) fs.mkdirSync(at)
    else if (kind < 10) fs.symlinkSync('package.json', at)
    else fs.writeFileSync(at, linesFor({tree, folder, random}), 'latin1')
  }
}

/** All of a tree but the folders `.git`, in any order; folders have no slash at their end, and the top is ''. */
export function treeOf(root: string): SownTree {
  const folders: string[] = ['']
  const files: string[] = []
  for (const folder of folders) {
    for (const entry of fs.readdirSync(bytes(root, folder), {withFileTypes: true, encoding: 'buffer'})) {
      const name = entry.name.toString('latin1')
      if (name === '.git') continue
      const path = folder === '' ? name : `${folder}/${name}`
      if (entry.isDirectory()) folders.push(path)
      else files.push(path)
    }
  }
  return {root, folders, files}
}

const bytes = (root: string, path: string): Buffer => Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path, 'latin1')])

interface Sowing {
  readonly tree: SownTree
  readonly folder: string
  readonly random: Seeded
}

function linesFor({tree, folder, random}: Sowing): string {
  const head = folder === '' ? '' : `${folder}/`
  const below = [...tree.folders, ...tree.files]
    .filter((path) => path !== '' && path.startsWith(head))
    .map((path) => path.slice(head.length))
  const line = (): string => ending(ruleFor(below.length > 0 ? random.pick(below) : 'nothing', random), random)
  // Now and then everything is left out, and some of it taken back.
  const white = random.chance(8) ? ['*', '!*/', `!*${random.pick(['.js', '.json', '.ts', '.md'])}`] : []
  const lines = [...white, ...Array.from({length: 1 + random.below(6)}, line)]
  const text = lines.join(random.chance(15) ? '\r\n' : '\n')
  return `${random.chance(10) ? '\xef\xbb\xbf' : ''}${text}${random.chance(20) ? '' : '\n'}`
}

function ruleFor(path: string, random: Seeded): string {
  const names = path.split('/')
  const name = names.at(-1)!
  const dot = name.lastIndexOf('.')
  const letter = random.below(name.length)
  const escaped = path.replace(/[\\*?[\]!# \r]/g, '\\$&').replaceAll('\n', '?')
  const last = escaped.slice(escaped.lastIndexOf('/') + 1)
  return random.pick([
    last,
    `/${escaped}`,
    escaped,
    `${last}/`,
    `/${names[0]!.replace(/[\\*?[\n]/g, '?')}/`,
    dot > 0 ? `*${last.slice(last.lastIndexOf('.'))}` : `${name[0]!.replace(/[\\*?[!# \n]/, '?')}*`,
    `${name.slice(0, letter)}?${name.slice(letter + 1)}`.replaceAll('\n', '?'),
    `*${random.pick(['[a-m]', '[!x]', '[[:alpha:]]', '[^0-9]', '[.]'])}${last.slice(-2)}`,
    `**/${last}`,
    names.length > 1 ? `${names[0]!.replace(/[\\*?[!# \n]/g, '?')}/**` : '**',
    names.length > 1 ? `${names[0]!.replace(/[\\*?[!# \n]/g, '?')}/**/${last}` : `**/*${last.slice(-3)}`,
    `*/${last}`,
    random.pick([
      'build',
      'build/',
      '/build',
      'made.js/',
      '*.js/',
      '!build/',
      '\\#hash',
      '#hash',
      '\\!bang',
      'trail\\ ',
      'trail ',
      'caf\xe9',
      'caf?',
      '\xff*',
      '',
      '#',
      'x\0y',
      '!',
      '/',
    ]),
  ])
}

const ending = (line: string, random: Seeded): string =>
  `${random.chance(22) ? '!' : ''}${line}${random.pick(['', '', '', '', '', ' ', '  ', '\r', '\t'])}`
