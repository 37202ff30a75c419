import {execFileSync, spawnSync} from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'

// Mounts are made in a namespace of the test's own, which only root may have; they are gone with its last process.
const mayMount = process.platform === 'linux' && spawnSync('unshare', ['-m', 'true']).status === 0

const walk = `import {walkAll, knownOf} from './walk-all.ts'; import {walkCalls} from './walk-calls.ts'; import {execFileSync} from 'node:child_process'
  const tree = process.argv[1]
  const told = (walked) => ({rows: [...walked.rows].map(([at, row]) => row.facts[0] + ' ' + at), errors: walked.errors.map((error) => error.code)})
  const before = walkAll(walkCalls(), tree)
  execFileSync('mount', ['-t', 'tmpfs', 'none', tree + '/disk'])
  execFileSync('mount', ['--bind', tree + '/real', tree + '/bound'])
  const mounted = walkAll(walkCalls(), tree)
  // As if the mounts had come between the listing of the parent and the opening of the folder.
  const known = knownOf(before)
  const late = walkAll(walkCalls(), tree, {known: {...known, seen: known.seen.map((_, i) => (known.ids[i] === 1 ? 1 : 0))}})
  console.log(JSON.stringify([told(mounted), told(late)]))`

describe.runIf(mayMount)('another volume inside the tree', () => {
  it('is told as a mount and never entered, a bind mount too, and one that comes late is an error and not an emptied folder', () => {
    const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'onefold-mounts-'))
    for (const folder of ['disk', 'bound', 'real']) {
      fs.mkdirSync(path.join(tree, folder))
      fs.writeFileSync(path.join(tree, folder, 'inside'), '')
    }
    const told = execFileSync('unshare', ['-m', process.execPath, '--input-type=module-typescript', '-e', walk, tree], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
    })
    fs.rmSync(tree, {recursive: true})
    expect(JSON.parse(told)).toEqual([
      {rows: ['m bound', 'm disk', 'd real', 'f real/inside'], errors: []},
      {rows: [], errors: ['InputOutput', 'InputOutput']},
    ])
  })
})
