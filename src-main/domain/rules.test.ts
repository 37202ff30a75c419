import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {alwaysExcludedLines, exclusionPlaces} from './always-excluded.ts'
import {byteText, byteTextOf} from './ignore/byte-text.ts'
import {compileRules} from './rules.ts'

describe('compileRules', () => {
  // By hand from gitignore(5).
  it.each([
    [['*.log'], 'a/b.log', false, '*.log', 'location'],
    [['*.log'], 'a/b.LOG', false, undefined, undefined],
    [['*.log', '!keep.log'], 'keep.log', false, undefined, undefined],
    [['/top'], 'top', false, '/top', 'location'],
    [['/top'], 'a/top', false, undefined, undefined],
    [['build/'], 'build', false, undefined, undefined],
    [['build/'], 'build', true, 'build/', 'location'],
    [['build/'], 'build/a/b', false, 'build/', 'location'],
    [['a/**/z'], 'a/b/c/z', false, 'a/**/z', 'location'],
    [['# note', '', '  '], '# note', false, undefined, undefined],
    [['\\#x'], '#x', false, '\\#x', 'location'],
    [['developer'], 'node_modules', true, 'node_modules/', 'preset developer'],
    [['developer'], 'src/node_modules/a.js', false, 'node_modules/', 'preset developer'],
    [['./developer'], 'developer', false, '/developer', 'location'],
    [['system-junk'], 'a/.DS_Store', false, '.DS_Store', 'preset system-junk'],
    [['system-junk'], 'a/Thumbs.db', false, '[Tt]humbs.db', 'preset system-junk'],
    [['system-junk', '!Thumbs.db'], 'a/Thumbs.db', false, undefined, undefined],
    [['hidden'], 'a/.b/c', false, '.*', 'preset hidden'],
    [['none'], 'build', true, undefined, undefined],
    [[], 'build', true, undefined, undefined],
    [[], '.git', true, undefined, undefined],
    [['*.log'], '', true, undefined, undefined],
    [['*.x'], '..a.x', false, '*.x', 'location'],
    [['*.x'], 'line\nbreak.x', false, '*.x', 'location'],
  ] as const)('%j and %j (folder: %s): %j', (...row) => {
    const [lines, path, isFolder, rule, source] = row
    expect(compileRules(lines).excludes(byteTextOf(path), isFolder)).toEqual(rule && {rule, source})
  })

  it('tells what a walker need not ask', () => {
    expect(
      [compileRules([]), compileRules(['none']), compileRules(['a/']), compileRules(['a/', '*.b'])].map(({empty, foldersOnly}) => [
        empty,
        foldersOnly,
      ]),
    ).toEqual([
      [true, true],
      [true, true],
      [false, true],
      [false, false],
    ])
  })

  it('takes any bytes as names', () => {
    const rules = compileRules(['developer', 'system-junk', '*.never-so'])
    const name = fc
      .uint8Array({minLength: 1, maxLength: 12})
      .filter((bytes) => !bytes.includes(0x2f) && !/^\.{1,2}$/.test(Buffer.from(bytes).toString()))
    fc.assert(
      fc.property(name, fc.boolean(), (bytes, isFolder) => {
        const text = byteText(bytes)
        expect(rules.excludes(`${text}/${text}.never-so`, isFolder)).toBeDefined()
      }),
    )
  })
})

describe('alwaysExcludedLines', () => {
  const hidden = (root: string, path: string): string | undefined =>
    compileRules(['!*', ...alwaysExcludedLines(exclusionPlaces(root, '/mnt/disk', '/mnt/disk/home/Ann [x]'))]).excludes(path, true)?.source

  it.each([
    ['/mnt/disk', '.Trash-1000', 'built-in'],
    ['/mnt/disk', '.Trashes/501', 'built-in'],
    ['/mnt/disk', '$RECYCLE.BIN', 'built-in'],
    ['/mnt/disk', '.onefold-versions', 'built-in'],
    ['/mnt/disk', 'mail/.Trash', undefined],
    ['/mnt/disk', 'home/Ann [x]/.Trash', 'built-in'],
    ['/mnt/disk', 'home/Ann [x]/.local/share/Trash/files', 'built-in'],
    ['/mnt/disk/home', 'Ann [x]/.local/share/Trash', 'built-in'],
    ['/mnt/disk/home', 'Ann x/.local/share/Trash', undefined],
    ['/mnt/disk/home', '.Trash-1000', undefined],
    ['/mnt/disk/home/Ann [x]/.local', 'share/Trash', 'built-in'],
    ['/mnt/disk/home/Ann [x]/.local/share/Trash', 'files', undefined],
    ['/mnt/other', '.Trash-1000', undefined],
  ])('in %s, %s: %s', (root, path, source) => {
    expect(hidden(root, path)).toBe(source)
  })
})
