import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {entryIdentity, type Identity, type IdentityFacts, isBackupName, type KnownEntry, type SeenEntry} from './entry-identity.ts'

const FILE = 0
const DIR = 1
const seen: SeenEntry = {kind: FILE, inode: 70n, birthNs: 500n, size: 10, mtimeNs: 900n, nlink: 1}
const row = (id: number, more: Partial<KnownEntry> = {}): KnownEntry => ({...seen, id, ...more})
const stable = true

// Written by hand from the four rules: what happened on the disk, what is known, which entry it is.
const table: readonly (readonly [string, IdentityFacts, Identity])[] = [
  ['nothing known', {seen, elsewhere: [], stableInodes: stable}, {kind: 'new'}],
  ['untouched', {seen, here: {...row(1), inodeNow: 'elsewhere'}, elsewhere: [], stableInodes: stable}, {kind: 'same', id: 1}],
  [
    'written in place',
    {seen, here: {...row(1, {size: 3, mtimeNs: 1n}), inodeNow: 'elsewhere'}, elsewhere: [], stableInodes: stable},
    {kind: 'same', id: 1},
  ],
  [
    'deleted and made anew, inode given out again',
    {seen, here: {...row(1, {birthNs: 4n}), inodeNow: 'elsewhere'}, elsewhere: [], stableInodes: stable},
    {kind: 'same', id: 1},
  ],
  [
    'a file became a folder with the same inode',
    {seen: {...seen, kind: DIR}, here: {...row(1), inodeNow: 'gone'}, elsewhere: [], stableInodes: stable},
    {kind: 'new'},
  ],
  ['renamed', {seen, elsewhere: [{...row(2), oldPath: 'gone'}], stableInodes: stable}, {kind: 'moved', id: 2}],
  [
    'renamed over another file',
    {seen, here: {...row(1, {inode: 5n}), inodeNow: 'gone'}, elsewhere: [{...row(2), oldPath: 'gone'}], stableInodes: stable},
    {kind: 'moved', id: 2},
  ],
  [
    'two names swapped',
    {seen, here: {...row(1, {inode: 5n}), inodeNow: 'elsewhere'}, elsewhere: [{...row(2), oldPath: 'taken'}], stableInodes: stable},
    {kind: 'moved', id: 2},
  ],
  ['a hard link was added', {seen: {...seen, nlink: 2}, elsewhere: [{...row(2), oldPath: 'holds'}], stableInodes: stable}, {kind: 'new'}],
  [
    'one of two hard links was renamed',
    {seen: {...seen, nlink: 2}, elsewhere: [{...row(2, {nlink: 2}), oldPath: 'gone'}], stableInodes: stable},
    {kind: 'new'},
  ],
  [
    'both hard links went, one name came',
    {
      seen,
      elsewhere: [
        {...row(2, {nlink: 2}), oldPath: 'gone'},
        {...row(3, {nlink: 2}), oldPath: 'gone'},
      ],
      stableInodes: stable,
    },
    {kind: 'new'},
  ],
  ['another file got the inode', {seen, elsewhere: [{...row(2, {birthNs: 4n}), oldPath: 'gone'}], stableInodes: stable}, {kind: 'new'}],
  [
    'a folder got the inode of a file',
    {seen: {...seen, kind: DIR}, elsewhere: [{...row(2), oldPath: 'gone'}], stableInodes: stable},
    {kind: 'new'},
  ],
  [
    'a folder was renamed',
    {seen: {...seen, kind: DIR, nlink: 7}, elsewhere: [{...row(2, {kind: DIR, nlink: 7}), oldPath: 'gone'}], stableInodes: stable},
    {kind: 'moved', id: 2},
  ],
  [
    'renamed twice, and seen on its way',
    {
      seen,
      elsewhere: [
        {...row(3), oldPath: 'gone'},
        {...row(2), oldPath: 'gone'},
      ],
      stableInodes: stable,
    },
    {kind: 'moved', id: 2},
  ],
  [
    'two names of one inode went, and no birth times tell whether both were this file',
    {
      seen: {...seen, birthNs: 0n},
      elsewhere: [
        {...row(3, {birthNs: 0n}), oldPath: 'gone'},
        {...row(2, {birthNs: 0n}), oldPath: 'gone'},
      ],
      stableInodes: stable,
    },
    {kind: 'new'},
  ],
  [
    'renamed, no birth times',
    {seen: {...seen, birthNs: 0n}, elsewhere: [{...row(2, {birthNs: 0n}), oldPath: 'gone'}], stableInodes: stable},
    {kind: 'moved', id: 2},
  ],
  [
    'no birth times, another time',
    {seen: {...seen, birthNs: 0n}, elsewhere: [{...row(2, {birthNs: 0n, mtimeNs: 1n}), oldPath: 'gone'}], stableInodes: stable},
    {kind: 'new'},
  ],
  [
    'no birth times, another size',
    {seen: {...seen, birthNs: 0n}, elsewhere: [{...row(2, {birthNs: 0n, size: 11}), oldPath: 'gone'}], stableInodes: stable},
    {kind: 'new'},
  ],
  [
    'renamed and written to, birth times agree',
    {seen, elsewhere: [{...row(2, {size: 3, mtimeNs: 1n}), oldPath: 'gone'}], stableInodes: stable},
    {kind: 'moved', id: 2},
  ],
  [
    'saved through a temporary file',
    {seen, here: {...row(1, {inode: 5n}), inodeNow: 'gone'}, elsewhere: [], stableInodes: stable},
    {kind: 'safe-save', id: 1},
  ],
  [
    'saved, the old form kept as a backup',
    {seen, here: {...row(1, {inode: 5n}), inodeNow: 'backup'}, elsewhere: [], stableInodes: stable},
    {kind: 'safe-save', id: 1},
  ],
  ['the backup of that save', {seen, elsewhere: [{...row(1), oldPath: 'taken-and-backed-up'}], stableInodes: stable}, {kind: 'new'}],
  [
    'the old file moved away, a new one came',
    {seen, here: {...row(1, {inode: 5n}), inodeNow: 'elsewhere'}, elsewhere: [], stableInodes: stable},
    {kind: 'new'},
  ],
  [
    'a folder took the place of a deleted file',
    {seen: {...seen, kind: DIR}, here: {...row(1, {inode: 5n}), inodeNow: 'gone'}, elsewhere: [], stableInodes: stable},
    {kind: 'new'},
  ],
  [
    'FAT mounted anew: same place',
    {seen, here: {...row(1, {inode: 5n}), inodeNow: 'gone'}, elsewhere: [], stableInodes: false},
    {kind: 'same', id: 1},
  ],
  ['FAT mounted anew: same number elsewhere', {seen, elsewhere: [{...row(2), oldPath: 'gone'}], stableInodes: false}, {kind: 'new'}],
]

describe('entryIdentity', () => {
  it.each(table)('%s', (_, facts, expected) => {
    expect(entryIdentity(facts)).toEqual(expected)
  })

  const known = fc.record({
    id: fc.integer({min: 1, max: 9}),
    kind: fc.constantFrom(FILE, DIR),
    inode: fc.bigInt(69n, 71n),
    birthNs: fc.constantFrom(0n, 500n, 501n),
    size: fc.constantFrom(10, 11),
    mtimeNs: fc.constantFrom(900n, 901n),
    nlink: fc.integer({min: 1, max: 2}),
  })
  const facts: fc.Arbitrary<IdentityFacts> = fc
    .record({
      seen: known,
      here: fc.option(fc.record({row: known, inodeNow: fc.constantFrom('gone', 'backup', 'elsewhere')}), {nil: undefined}),
      elsewhere: fc.uniqueArray(fc.record({row: known, oldPath: fc.constantFrom('holds', 'gone', 'taken', 'taken-and-backed-up')}), {
        selector: (one) => one.row.id,
        maxLength: 4,
      }),
      stableInodes: fc.boolean(),
    })
    .map(
      ({here, elsewhere, ...rest}) =>
        ({
          ...rest,
          here: here && {...here.row, id: 100, inodeNow: here.inodeNow},
          elsewhere: elsewhere.map((one) => ({...one.row, oldPath: one.oldPath})),
        }) as IdentityFacts,
    )

  it('never takes an id whose file is still at its path, nor one of another kind', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const found = entryIdentity(given)
        if (found.kind === 'new') return
        const rows = [...(given.here ? [{...given.here, oldPath: 'gone'}] : []), ...given.elsewhere]
        const taken = rows.find((one) => one.id === found.id)
        expect(taken).toBeDefined()
        expect(taken!.kind).toBe(given.seen.kind)
        expect(taken!.oldPath).not.toBe('holds')
      }),
    )
  })

  it('does not depend on the order of what is known', () => {
    fc.assert(
      fc.property(facts, (given) => {
        expect(entryIdentity({...given, elsewhere: [...given.elsewhere].reverse()})).toEqual(entryIdentity(given))
      }),
    )
  })

  it('never follows inode numbers that mean nothing', () => {
    fc.assert(
      fc.property(facts, (given) => {
        expect(entryIdentity({...given, stableInodes: false}).kind).not.toBe('moved')
      }),
    )
  })
})

describe('isBackupName', () => {
  it.each([
    ['a.txt', 'a.txt~', true],
    ['a.txt', 'a.txt.bak', true],
    ['a.txt', 'a.bak', true],
    ['a.txt', '#a.txt#', true],
    ['a.txt', 'a.txt.~3~', true],
    ['Letter.docx', 'Letter.docx.sb-1a2b3c4d-Xy12Zz', true],
    ['.env', '.env~', true],
    ['a.txt', 'a.txt', false],
    ['a.txt', 'b.txt~', false],
    ['a.txt', 'a.txt.gz', false],
    ['a.txt', 'aXtxt~', false],
  ])('%s and %s: %s', (name, other, expected) => {
    expect(isBackupName(name, other)).toBe(expected)
  })
})
