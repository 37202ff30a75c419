import {execFileSync, spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {byteTextOf} from '../../domain/ignore/byte-text.ts'
import {compileRules} from '../../domain/rules.ts'
import {ignoreRound, type IgnoreRound} from '../../testing/ignore-pairs.ts'

const hasGit = spawnSync('git', ['--version']).status === 0
const rounds = Array.from({length: 250}, (_, at) => ignoreRound(at + 1))

/** What `git check-ignore` leaves out, each round in a folder of its own with its own .gitignore. Folders stand on the disk: git looks whether it is one. */
function gitLeavesOut(): ReadonlySet<string> {
  const repository = mkdtempSync(join(tmpdir(), 'onefold-git-'))
  execFileSync('git', ['init', '-q', repository])
  const asked = rounds.flatMap(({lines, folders, files}, at) => {
    const top = join(repository, String(at))
    mkdirSync(top)
    writeFileSync(join(top, '.gitignore'), `${lines.join('\n')}\n`)
    for (const folder of folders) mkdirSync(join(top, folder), {recursive: true})
    return [...folders, ...files].map((path) => `${at}/${path}`)
  })
  const words = ['-C', repository, 'check-ignore', '--no-index', '-v', '-n', '-z', '--stdin']
  const {stdout} = spawnSync('git', words, {input: `${asked.join('\0')}\0`, encoding: 'utf8', maxBuffer: 1e8})
  const told = stdout.split('\0')
  return new Set(asked.filter((_, at) => told[at * 4] !== '' && !told[at * 4 + 2]!.startsWith('!')))
}

function rulesLeaveOut({lines, folders, files}: IgnoreRound): readonly string[] {
  const rules = compileRules(lines)
  return [
    ...folders.filter((path) => rules.excludes(byteTextOf(path), true) !== undefined),
    ...files.filter((path) => rules.excludes(byteTextOf(path), false) !== undefined),
  ]
}

test.skipIf(!hasGit)('10,000 drawn paths are left out by the rules where git leaves them out, and nowhere else', () => {
  const theirs = gitLeavesOut()
  const ours = new Set(rounds.flatMap((round, at) => rulesLeaveOut(round).map((path) => `${at}/${path}`)))
  const asked = rounds.reduce((sum, {folders, files}) => sum + folders.length + files.length, 0)
  const differs = [...theirs, ...ours].filter((path) => theirs.has(path) !== ours.has(path))
  expect(differs.map((path) => [path, rounds[Number.parseInt(path)]!.lines])).toEqual([])
  expect([asked >= 10_000, theirs.size > 1000, theirs.size < asked - 2000]).toEqual([true, true, true])
})
